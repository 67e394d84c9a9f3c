# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the conformance suite of the drop-in clients into the folder named: python3 make_conformance.py resources/clients/conformance

Every expectation stands here as a person reasoned it out; nothing is asked of an implementation. A key is given as the
text it is the digest of, written out by hand; only its SHA-256 is computed.
"""
import hashlib
import json
import os
import sys

HOUR = 3600
FILES = {}


def suite(name, about):
    FILES[name] = {"about": about, "policies": {}, "cases": []}
    return FILES[name]["cases"]


def policy(sites, defaults=None, revision=7):
    return {"schema": "cacheloupe.policy/1", "revision": revision, "defaults": defaults or {}, "call_sites": sites}


def named(file_name, document):
    """Stands once in the file; revisions tell them apart."""
    name = "revision %d" % document["revision"]
    FILES[file_name]["policies"][name] = document
    return name


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


# --- reading policies ------------------------------------------------------------------------------------------------
policies = suite("policies", "Which texts are policies. What is refused never takes effect; the last good policy holds.")


def reads(name, why, text, revision):
    policies.append({"name": name, "why": why, "policy_text": text, "loads": True, "revision": revision})


def refuses(name, why, text):
    policies.append({"name": name, "why": why, "policy_text": text, "loads": False})


S = '"schema":"cacheloupe.policy/1"'
reads("smallest", "Only the schema is needed; without a revision it is 0.", "{" + S + "}", 0)
reads("revision", "The revision is read.", "{" + S + ',"revision":12,"call_sites":{}}', 12)
reads("whole number with a fraction of nothing", "1.0 and 1 are the same number in JSON.", "{" + S + ',"revision":3.0}', 3)
reads("unknown members", "Members of other programs are passed over at every level, whatever they hold.",
      "{" + S + ',"revision":1,"x":[null],"defaults":{"x_y":{}},"call_sites":{"a":{"cacheable":true,"ttl":"soon"}}}', 1)
reads("null says nothing", "Some writers say nothing that way.", "{" + S + ',"revision":1,"defaults":{"ttl_seconds":null}}', 1)
reads("byte order mark", "Editors put one in front.", "\ufeff{" + S + ',"revision":5}', 5)
reads("schema named twice", "The last one counts, as JSON readers do.", '{"schema":"x",' + S + ',"revision":5}', 5)
reads("unknown words", "Words nobody knows are for the lint to judge.",
      "{" + S + ',"revision":5,"call_sites":{"a":{"match":"fuzzy","scope":"planet","layer":"onion","lane":"fast","risk":["x"]}}}', 5)
reads("white space around", "JSON allows it.", "\n\t {" + S + ',"revision":5} \r\n', 5)
reads("largest revision", "2^53 - 1 is the last whole number that all languages tell from the next.", "{" + S + ',"revision":9007199254740991}', 9007199254740991)
refuses("revision beyond exactness", "2^53 + 1, which some languages round.", "{" + S + ',"revision":9007199254740993}')
refuses("epoch beyond exactness", "Two epochs must not become one.", "{" + S + ',"call_sites":{"a":{"key_epoch":9007199254740992}}}')
refuses("newer schema", "A later version may mean something else by the same words.", '{"schema":"cacheloupe.policy/2","revision":1}')
refuses("other schema", "Another file.", '{"schema":"cacheloupe.hit/1"}')
refuses("no schema", "Any JSON could be meant.", '{"revision":1,"call_sites":{}}')
refuses("schema is a number", "It is text.", '{"schema":1}')
refuses("empty", "Nothing is no policy: a file that is being written would switch every site off.", "")
refuses("half a file", "A file cut short.", "{" + S + ',"revision":1,"call_sites":{"a":{"cacheable":tr')
refuses("two documents", "What stands behind the end is not JSON.", "{" + S + "}{}")
refuses("a list", "The root is an object.", "[{" + S + "}]")
refuses("NaN", "No JSON, although some readers take it.", "{" + S + ',"defaults":{"similarity_threshold":NaN}}')
refuses("comment", "No JSON.", "{" + S + "} // soon")
refuses("trailing comma", "No JSON.", "{" + S + ",}")
refuses("negative revision", "Revisions count up from 0.", "{" + S + ',"revision":-1}')
refuses("revision as text", "Text is no number.", "{" + S + ',"revision":"7"}')
refuses("revision null", "The revision is no member of a rule that may say nothing.", "{" + S + ',"revision":null}')
refuses("note is a list", "Text is expected.", "{" + S + ',"note":["a"]}')
refuses("cacheable as text", "\"false\" must not count as true.", "{" + S + ',"call_sites":{"a":{"cacheable":"false"}}}')
refuses("cacheable as number", "1 is not true.", "{" + S + ',"call_sites":{"a":{"cacheable":1}}}')
refuses("ttl as text", "7d is for forms, not for the file.", "{" + S + ',"call_sites":{"a":{"ttl_seconds":"7d"}}}')
refuses("ttl with a fraction", "Whole seconds.", "{" + S + ',"call_sites":{"a":{"ttl_seconds":0.5}}}')
refuses("ttl as true", "true is not 1.", "{" + S + ',"call_sites":{"a":{"ttl_seconds":true}}}')
refuses("ttl beyond exactness", "1e300 is a whole number that nobody meant.", "{" + S + ',"call_sites":{"a":{"ttl_seconds":1e300}}}')
refuses("threshold as text", "Text is no number.", "{" + S + ',"call_sites":{"a":{"similarity_threshold":"0.9"}}}')
refuses("key fields as text", "A list is expected.", "{" + S + ',"call_sites":{"a":{"key_fields":"access.tenant"}}}')
refuses("number among key fields", "Each of them is a string.", "{" + S + ',"call_sites":{"a":{"key_fields":["access.tenant",1]}}}')
refuses("owner as number", "Also members that decide nothing have their type: a file that is wrong there may be wrong anywhere.",
        "{" + S + ',"call_sites":{"a":{"owner":5}}}')
refuses("evidence as text", "A list is expected.", "{" + S + ',"defaults":{"evidence":"v1"}}')
refuses("rule is a list", "A rule is an object.", "{" + S + ',"call_sites":{"a":[]}}')
refuses("defaults null", "Defaults are a rule.", "{" + S + ',"defaults":null}')
refuses("call sites as a list", "They are an object.", "{" + S + ',"call_sites":[]}')

# --- plans: what holds before a lookup ---------------------------------------------------------------------------------
plans = suite("plans", "decide(): what holds before a lookup.")

SITES = policy({
    "faq": {"cacheable": True, "match": "semantic", "ttl_seconds": HOUR, "similarity_threshold": 0.95, "scope": "tenant",
            "key_fields": ["route.model"], "max_temperature": 0.2, "key_epoch": 3},
    "exact": {"cacheable": True},
    "both": {"cacheable": True, "match": "exact-then-semantic", "similarity_threshold": 0.9},
    "off": {"cacheable": False, "ttl_seconds": 60},
    "versioned": {"cacheable": True, "valid_until_version_changes": True, "key_fields": ["source.corpus_version", "output.locale"]},
    "any version": {"cacheable": True, "valid_until_version_changes": True},
    "user": {"cacheable": True, "scope": "user"},
    "role": {"cacheable": True, "scope": "role"},
    "entitlement": {"cacheable": True, "scope": "entitlement"},
    "session": {"cacheable": True, "scope": "session"},
    "planet": {"cacheable": True, "scope": "planet", "match": "fuzzy"},
    "fields": {"cacheable": True, "scope": "tenant",
               "key_fields": ["output.locale", "access.tenant", "no.such.field", "output.locale", "freshness.ttl_s", "route.provider"]},
    "batch": {"cacheable": True, "lane": "batch", "layer": "batch_result"},
    "tool": {"cacheable": True, "layer": "tool_result", "key_fields": ["tool.name", "tool.args_hash"]},
    "tool by question": {"cacheable": True, "layer": "tool_result", "key_fields": ["tool.name"]},
    "past": {"cacheable": True, "ttl_seconds": -1},
    "zero": {"cacheable": True, "ttl_seconds": 0},
    "null": {"cacheable": True, "ttl_seconds": None, "layer": None},
    "": {"cacheable": True, "ttl_seconds": 5},
    "__proto__": {"cacheable": True, "ttl_seconds": 6},
    "Grüße 日本": {"cacheable": True, "ttl_seconds": 7},
})
WITH_DEFAULTS = policy({
    "own": {"cacheable": True, "match": "exact", "key_fields": ["output.locale"]},
    "inherits": {},
    "opens": {"cacheable": True},
}, {"cacheable": False, "match": "semantic", "ttl_seconds": 600, "similarity_threshold": 0.97, "scope": "tenant", "layer": "parsed_fields",
    "lane": "batch", "key_epoch": 2, "key_fields": ["access.role"], "max_temperature": 0}, 9)
OPEN = policy({}, {"cacheable": True, "ttl_seconds": 30}, 4)


def plan(name, why, call_site, request, of=SITES, **expected):
    plans.append({"name": name, "why": why, "policy": named("plans", of), "call_site": call_site, "request": request, "plan": expected})


ASK = {"query": "May I return it?"}
FAQ = {"query": "May I return it?", "model": "m1", "fields": {"access.tenant": "acme"}}
YES = {"cacheable": True, "step": "serve", "reason": "", "missing": []}


def no(step, reason, missing=()):
    return {"cacheable": False, "step": step, "reason": reason, "missing": list(missing), "key": "", "partition": ""}


NO_FIELDS = ("fields_proven", "field_not_proven")

plan("all is there", "Nothing refuses; the rule's values are handed over.", "faq", FAQ, **YES, layer="final_response", lane="sync", match="semantic",
     ttl_s=HOUR, threshold=0.95, scope="tenant", key_epoch=3, listed=True, revision=7, key_fields={"route.model": "m1", "access.tenant": "acme"},
     entry_fields={"route.model": "m1", "access.tenant": "acme"})
plan("built-in values", "Exact, the whole answer, no limit, no scope, unless a file says so.", "exact", ASK, **YES, layer="final_response", lane="sync",
     match="exact", ttl_s=None, threshold=None, scope="", key_epoch=0, listed=True, key_fields={}, entry_fields={})
plan("unlisted site", "Nobody allowed it: not cacheable.", "nobody", ASK, **no("policy_cacheable", "site_not_cacheable"), listed=False)
plan("unlisted site under open defaults", "The defaults hold for it, and it says that it is not listed.", "nobody", ASK, OPEN, **YES, listed=False, ttl_s=30, revision=4)
plan("site switched off", "The policy says no.", "off", ASK, **no("policy_cacheable", "site_not_cacheable"), ttl_s=60)
plan("caller says no", "The caller comes first.", "faq", {**FAQ, "cacheable": False}, **no("caller_cacheable", "caller_bypassed"))
plan("caller says no where the policy does too", "The caller comes first.", "off", {**ASK, "cacheable": False}, **no("caller_cacheable", "caller_bypassed"))
plan("caller says yes", "The caller's yes does not open what the policy closes.", "off", {**ASK, "cacheable": True}, **no("policy_cacheable", "site_not_cacheable"))
plan("caller says a word", "Only false is a no.", "faq", {**FAQ, "cacheable": "false"}, **YES)
plan("caller says nothing", "null is nothing.", "faq", {**FAQ, "cacheable": None}, **YES)
plan("caller says zero", "0 is not false.", "faq", {**FAQ, "cacheable": 0}, **YES)
plan("temperature at the limit", "The limit itself is allowed.", "faq", {**FAQ, "params": {"temperature": 0.2}}, **YES)
plan("temperature above", "Hotter answers are not kept.", "faq", {**FAQ, "params": {"temperature": 0.21}}, **no("policy_cacheable", "temperature_too_high"))
plan("temperature as text", "Some gateways write numbers as text.", "faq", {**FAQ, "params": {"temperature": "0.7"}}, **no("policy_cacheable", "temperature_too_high"))
plan("temperature as other text", "\"warm\" is no number.", "faq", {**FAQ, "params": {"temperature": "warm"}}, **YES)
plan("temperature with white space", "\" 0.7\" is no number of JSON.", "faq", {**FAQ, "params": {"temperature": " 0.7"}}, **YES)
plan("temperature true", "true is not 1.", "faq", {**FAQ, "params": {"temperature": True}}, **YES)
plan("temperature null", "Nothing.", "faq", {**FAQ, "params": {"temperature": None}}, **YES)
plan("temperature unknown", "A request that does not say its temperature is not refused for it.", "faq", {**FAQ, "params": {"top_p": 1}}, **YES)
plan("temperature without a limit", "The rule has none.", "exact", {**ASK, "params": {"temperature": 2}}, **YES)
plan("temperature zero limit from the defaults", "0 is a limit.", "opens",
     {"query": "q", "params": {"temperature": 0.0001}, "fields": {"access.tenant": "a", "access.role": "r"}}, WITH_DEFAULTS, **no("policy_cacheable", "temperature_too_high"))
plan("params as a list", "Not an object: says nothing.", "faq", {**FAQ, "params": [0.7]}, **YES)
plan("tenant missing", "The scope demands it.", "faq", {"query": "q", "model": "m1"}, **no(*NO_FIELDS, ["access.tenant"]))
plan("all missing", "Named in the rule's order, the scope's field last.", "faq", {"query": "q"}, **no(*NO_FIELDS, ["route.model", "access.tenant"]))
plan("tenant null", "null is nothing.", "faq", {**FAQ, "fields": {"access.tenant": None}}, **no(*NO_FIELDS, ["access.tenant"]))
plan("tenant empty", "An empty text is a value.", "faq", {**FAQ, "fields": {"access.tenant": ""}}, **YES, key_fields={"route.model": "m1", "access.tenant": ""})
plan("model empty", "An empty model is none: gateways write it when they do not know.", "faq", {**FAQ, "model": ""}, **no(*NO_FIELDS, ["route.model"]))
plan("model among the fields", "The field is stronger than the member.", "faq", {"query": "q", "model": "m1", "fields": {"access.tenant": "a", "route.model": "m2"}},
     **YES, key_fields={"route.model": "m2", "access.tenant": "a"})
plan("fields as a list", "Not an object: says nothing.", "faq", {"query": "q", "model": "m1", "fields": ["access.tenant"]}, **no(*NO_FIELDS, ["access.tenant"]))
plan("nested field names", "Names are flat; access: {tenant} is another member.", "faq", {"query": "q", "model": "m1", "fields": {"access": {"tenant": "a"}}},
     **no(*NO_FIELDS, ["access.tenant"]))
plan("scope user", "The subject.", "user", ASK, **no(*NO_FIELDS, ["access.subject"]))
plan("scope role", "The role.", "role", ASK, **no(*NO_FIELDS, ["access.role"]))
plan("scope entitlement", "The entitlement.", "entitlement", ASK, **no(*NO_FIELDS, ["access.entitlement"]))
plan("scope session without one", "Without it two conversations would share a key.", "session", ASK, **no(*NO_FIELDS, ["session"]))
plan("scope session empty", "An empty session is none.", "session", {**ASK, "session": ""}, **no(*NO_FIELDS, ["session"]))
plan("scope session", "It is no key field, but part of the key.", "session", {**ASK, "session": "s1"}, **YES, key_fields={})
plan("unknown scope and match", "An unknown scope demands nothing, an unknown match is exact.", "planet", ASK, **YES, match="fuzzy", scope="planet")
plan("unknown, repeated and entry-only key fields",
     "Unknown names are passed over, each name counts once; the TTL is a fact of the entry, so the request need not have it and it is not in the key.",
     "fields", {"query": "q", "provider": "openai", "fields": {"output.locale": "de", "access.tenant": "t", "freshness.ttl_s": 5}}, **YES,
     key_fields={"output.locale": "de", "access.tenant": "t", "route.provider": "openai"},
     entry_fields={"output.locale": "de", "access.tenant": "t", "route.provider": "openai", "freshness.ttl_s": "5"})
plan("their order when missing", "The rule's order.", "fields", {"query": "q"}, **no(*NO_FIELDS, ["output.locale", "access.tenant", "route.provider"]))
plan("no question", "The key would be the same for every question.", "exact", {"model": "m1"}, **no(*NO_FIELDS, ["query"]))
plan("blank question", "White space asks nothing.", "exact", {"query": " \t\r\n"}, **no(*NO_FIELDS, ["query"]))
plan("question is a number", "It is text.", "exact", {"query": 5}, **no(*NO_FIELDS, ["query"]))
plan("messages instead", "The conversation is the question.", "exact", {"messages": [{"role": "user", "content": "q"}]}, **YES)
plan("no messages", "An empty conversation asks nothing.", "exact", {"messages": []}, **no(*NO_FIELDS, ["query"]))
plan("no question for semantic matching", "The text is not in the key; what is compared is the embedding.", "faq", {"model": "m1", "fields": {"access.tenant": "a"}}, **YES)
plan("no question for both ways", "Its exact key needs it.", "both", {}, **no(*NO_FIELDS, ["query"]))
plan("fields and question missing", "Fields first, then the question.", "user", {}, **no(*NO_FIELDS, ["access.subject", "query"]))
plan("a tool's result by its arguments", "The hash of the arguments stands for the question.", "tool", {"fields": {"tool.name": "price", "tool.args_hash": "9f"}}, **YES)
plan("a tool's result without them", "Both are missing; the question is not asked for.", "tool", {}, **no(*NO_FIELDS, ["tool.name", "tool.args_hash"]))
plan("a tool's result by question", "The rule does not ask for the arguments, so a question is needed.", "tool by question", {"fields": {"tool.name": "price"}}, **no(*NO_FIELDS, ["query"]))
plan("version missing", "No entry could ever be proven current.", "versioned", {"query": "q", "fields": {"output.locale": "de"}},
     **no("ttl_and_version", "version_unknown", ["source.corpus_version"]))
plan("version and field missing", "Fields are judged before the version.", "versioned", {"query": "q"}, **no(*NO_FIELDS, ["output.locale"]))
plan("version there", "It is judged after the lookup, so it is not in the key: a new version replaces the entry in place.", "versioned",
     {"query": "q", "fields": {"output.locale": "de", "source.corpus_version": "v2"}}, **YES, key_fields={"output.locale": "de"},
     entry_fields={"output.locale": "de", "source.corpus_version": "v2"})
plan("no version named and none given", "There is nothing that could change.", "any version", ASK, **no("ttl_and_version", "version_unknown"))
plan("no version named but one given", "That one is judged.", "any version", {**ASK, "fields": {"freshness.source_revision": 12}}, **YES)
plan("question and version missing", "What the key needs comes before the version.", "any version", {}, **no(*NO_FIELDS, ["query"]))
plan("a TTL in the past", "No entry is young enough.", "past", ASK, **no("ttl_and_version", "too_old"), ttl_s=-1)
plan("a TTL of nothing", "An answer of this moment may be shared.", "zero", ASK, **YES, ttl_s=0)
plan("batch lane", "The lane is handed over; the steps are the same.", "batch", ASK, **YES, lane="batch", layer="batch_result")
plan("null in a rule", "Says nothing: the built-in values hold.", "null", ASK, **YES, ttl_s=None, layer="final_response")
plan("empty name", "A call site may be called so.", "", ASK, **YES, listed=True, ttl_s=5)
plan("a name of JavaScript", "It is a name like any other.", "__proto__", ASK, **YES, listed=True, ttl_s=6)
plan("another name of JavaScript", "It is not listed.", "constructor", ASK, **no("policy_cacheable", "site_not_cacheable"), listed=False)
plan("name in Unicode", "UTF-8 as it stands.", "Grüße 日本", ASK, **YES, listed=True, ttl_s=7)
plan("name decomposed", "Another spelling of ü is another name: nothing is normalised.", "Gru\u0308\u00dfe 日本", ASK, **no("policy_cacheable", "site_not_cacheable"), listed=False)
plan("defaults", "All of them hold where the site says nothing.", "inherits", {"query": "q"}, WITH_DEFAULTS, **no("policy_cacheable", "site_not_cacheable"), listed=True,
     match="semantic", ttl_s=600, threshold=0.97, scope="tenant", layer="parsed_fields", lane="batch", key_epoch=2, revision=9)
plan("site over defaults", "A list replaces the list of the defaults, nothing is joined.", "own", {"query": "q", "fields": {"access.tenant": "t", "output.locale": "de"}},
     WITH_DEFAULTS, **YES, match="exact", ttl_s=600, key_fields={"access.tenant": "t", "output.locale": "de"})
plan("defaults' key fields", "They hold where the site has none.", "opens", {"query": "q", "fields": {"access.tenant": "t"}}, WITH_DEFAULTS, **no(*NO_FIELDS, ["access.role"]))
plans.append({"name": "a site named twice", "why": "The last one counts as a whole, as JSON readers do.",
              "policy_text": "{" + S + ',"call_sites":{"a":{"cacheable":true,"ttl_seconds":5},"a":{"cacheable":true}}}',
              "call_site": "a", "request": ASK, "plan": {**YES, "ttl_s": None}})
plans.append({"name": "a member named twice", "why": "The last one counts.",
              "policy_text": "{" + S + ',"call_sites":{"a":{"cacheable":false,"ttl_seconds":5,"cacheable":true,"ttl_seconds":6}}}',
              "call_site": "a", "request": ASK, "plan": {**YES, "ttl_s": 6}})
plans.append({"name": "a member named twice, then null", "why": "The last one counts, and it says nothing.",
              "policy_text": "{" + S + ',"call_sites":{"a":{"cacheable":true,"ttl_seconds":5,"ttl_seconds":null}}}',
              "call_site": "a", "request": ASK, "plan": {**YES, "ttl_s": None}})
plans.append({"name": "call sites named twice", "why": "The last object counts; the first one's sites are not listed.",
              "policy_text": "{" + S + ',"call_sites":{"a":{"cacheable":true}},"call_sites":{"b":{"cacheable":true}}}',
              "call_site": "a", "request": ASK, "plan": {**no("policy_cacheable", "site_not_cacheable"), "listed": False}})

# --- keys ------------------------------------------------------------------------------------------------------------
keys = suite("keys", "decide(): the key is the SHA-256 of key_text, UTF-8 without normalisation; partition of partition_text.")

KEYS = policy({
    "k": {"cacheable": True, "key_fields": ["output.locale"]},
    "e3": {"cacheable": True, "key_epoch": 3},
    "e4": {"cacheable": True, "key_epoch": 4},
    "s": {"cacheable": True, "match": "semantic", "scope": "tenant"},
    "es": {"cacheable": True, "match": "exact-then-semantic", "scope": "tenant"},
    "all": {"cacheable": True, "scope": "tenant", "key_fields": ["route.model", "prompt.system_version", "source.document_ids", "tool.ttl_s", "source.corpus_version"]},
    "version": {"cacheable": True, "valid_until_version_changes": True, "key_fields": ["source.corpus_version", "output.format"]},
    "conversation": {"cacheable": True, "scope": "session"},
    "tool": {"cacheable": True, "layer": "tool_result", "key_fields": ["tool.args_hash"]},
    "Ünï\"\\": {"cacheable": True},
})


def key(name, why, call_site, request, key_text, partition_text=None):
    case = {"name": name, "why": why, "policy": named("keys", KEYS), "call_site": call_site, "request": request, "key_text": key_text,
            "plan": {"cacheable": True, "key": sha256(key_text)}}
    if partition_text is not None:
        case["partition_text"] = partition_text
        case["plan"]["partition"] = sha256(partition_text)
    keys.append(case)


def k(value_text):
    """The key of site k for the question q when the locale's text is this."""
    return '{"call_site":"k","fields":{"output.locale":' + value_text + '},"key_epoch":0,"layer":"final_response","query":"q","schema":"cacheloupe.key/1"}'


def q(query_text):
    """The key of site e3 for a question."""
    return '{"call_site":"e3","fields":{},"key_epoch":3,"layer":"final_response","query":' + query_text + ',"schema":"cacheloupe.key/1"}'


def locale(name, why, value, value_text):
    key(name, why, "k", {"query": "q", "fields": {"output.locale": value}}, k(value_text))


def asked(name, why, query, query_text):
    key(name, why, "e3", {"query": query}, q(query_text))


key("plain", "Members in order of their names, no spaces.", "k", {"query": "q", "fields": {"output.locale": "de"}}, k('"de"'),
    '{"call_site":"k","fields":{"output.locale":"de"},"key_epoch":0,"layer":"final_response","schema":"cacheloupe.key/1"}')
key("fields nobody asked for", "They are not in the key.", "k", {"query": "q", "model": "m", "user": "u", "fields": {"output.locale": "de", "access.tenant": "t"}}, k('"de"'))
key("epoch raised", "All else equal, another key.", "e4", {"query": "q"}, q('"q"').replace("e3", "e4").replace(":3,", ":4,"))
key("semantic", "The question is not in the key; key and partition are one.", "s", {"query": "q", "fields": {"access.tenant": "a"}},
    '{"call_site":"s","fields":{"access.tenant":"a"},"key_epoch":0,"layer":"final_response","schema":"cacheloupe.key/1"}',
    '{"call_site":"s","fields":{"access.tenant":"a"},"key_epoch":0,"layer":"final_response","schema":"cacheloupe.key/1"}')
key("exact, then semantic", "An exact key and a partition to search.", "es", {"query": "q", "fields": {"access.tenant": "a"}},
    '{"call_site":"es","fields":{"access.tenant":"a"},"key_epoch":0,"layer":"final_response","query":"q","schema":"cacheloupe.key/1"}',
    '{"call_site":"es","fields":{"access.tenant":"a"},"key_epoch":0,"layer":"final_response","schema":"cacheloupe.key/1"}')
key("many fields", "Sorted by name, not as the rule lists them; the entry's TTL is left out.", "all",
    {"query": "q", "model": "gpt", "fields": {"prompt.system_version": 12, "source.document_ids": ["b", "a"], "source.corpus_version": True, "access.tenant": "t"}},
    '{"call_site":"all","fields":{"access.tenant":"t","prompt.system_version":"12","route.model":"gpt","source.corpus_version":"true",'
    '"source.document_ids":"[\\"b\\",\\"a\\"]"},"key_epoch":0,"layer":"final_response","query":"q","schema":"cacheloupe.key/1"}')
key("version rule", "The version is not in the key.", "version", {"query": "q", "fields": {"source.corpus_version": "v1", "output.format": "md"}},
    '{"call_site":"version","fields":{"output.format":"md"},"key_epoch":0,"layer":"final_response","query":"q","schema":"cacheloupe.key/1"}')
key("session", "Part of the key and of the partition.", "conversation", {"query": "q", "session": "s1"},
    '{"call_site":"conversation","fields":{},"key_epoch":0,"layer":"final_response","query":"q","schema":"cacheloupe.key/1","session":"s1"}',
    '{"call_site":"conversation","fields":{},"key_epoch":0,"layer":"final_response","schema":"cacheloupe.key/1","session":"s1"}')
key("session as number", "As text.", "conversation", {"query": "q", "session": 5},
    '{"call_site":"conversation","fields":{},"key_epoch":0,"layer":"final_response","query":"q","schema":"cacheloupe.key/1","session":"5"}')
key("session where the scope is another", "Not in the key.", "e3", {"query": "q", "session": "s1"}, q('"q"'))
key("tool", "The layer is part of the key; no question.", "tool", {"fields": {"tool.args_hash": "9f"}},
    '{"call_site":"tool","fields":{"tool.args_hash":"9f"},"key_epoch":0,"layer":"tool_result","schema":"cacheloupe.key/1"}')
key("awkward name", "Quotes and backslashes escaped, umlauts as they are.", "Ünï\"\\", {"query": "q"},
    '{"call_site":"Ünï\\"\\\\","fields":{},"key_epoch":0,"layer":"final_response","query":"q","schema":"cacheloupe.key/1"}')
key("messages", "As canonical JSON, names sorted, nothing trimmed.", "e3", {"messages": [{"role": "user", "content": " q "}]},
    '{"call_site":"e3","fields":{},"key_epoch":3,"layer":"final_response","messages":[{"content":" q ","role":"user"}],"schema":"cacheloupe.key/1"}')
key("messages and question", "Both.", "e3", {"query": "q", "messages": [1.0, None, True, {}, []]},
    '{"call_site":"e3","fields":{},"key_epoch":3,"layer":"final_response","messages":[1,null,true,{},[]],"query":"q","schema":"cacheloupe.key/1"}')
key("names in the order of bytes", "U+FF5E stands before U+1F600 in UTF-8, behind it in UTF-16; capitals before small letters.", "e3",
    {"messages": [{"\U0001F600": 1, "\uff5e": 2, "b": 3, "B": 4, "é": 5, "": 6}]},
    '{"call_site":"e3","fields":{},"key_epoch":3,"layer":"final_response","messages":[{"":6,"B":4,"b":3,"é":5,"\uff5e":2,"\U0001F600":1}],"schema":"cacheloupe.key/1"}')
key("a member of JavaScript among the messages", "A name like any other.", "e3", {"messages": [{"__proto__": 1, "a": 2}]},
    '{"call_site":"e3","fields":{},"key_epoch":3,"layer":"final_response","messages":[{"__proto__":1,"a":2}],"schema":"cacheloupe.key/1"}')
locale("number", "12 and \"12\" are the same text.", 12, '"12"')
locale("number as text", "The same key as the number.", "12", '"12"')
locale("1.0", "JavaScript cannot tell it from 1, so nobody does.", 1.0, '"1"')
locale("text 1.0", "Text stays as it is.", "1.0", '"1.0"')
locale("minus zero", "Zero.", -0.0, '"0"')
locale("0.1", "The shortest digits that read back as the same number.", 0.1, '"0.1"')
locale("0.1 + 0.2", "17 digits.", 0.1 + 0.2, '"0.30000000000000004"')
locale("1e21", "From here on with an exponent.", 1e21, '"1e+21"')
locale("1e20", "All its digits.", 1e20, '"100000000000000000000"')
locale("1.5e300", "One digit before the point.", 1.5e300, '"1.5e+300"')
locale("1e-6", "Six zeros are written.", 0.000001, '"0.000001"')
locale("1e-7", "Seven are not; one digit of exponent.", 1e-7, '"1e-7"')
locale("smallest number", "A single digit says it.", 5e-324, '"5e-324"')
locale("largest number", "All 17 digits are needed.", 1.7976931348623157e308, '"1.7976931348623157e+308"')
locale("2^53 + 1", "Numbers are doubles: whoever needs more digits writes text.", 9007199254740993, '"9007199254740992"')
locale("2^64", "Too large for whole numbers of 64 bits.", 18446744073709551616, '"18446744073709552000"')
locale("-1234.5", "The sign in front.", -1234.5, '"-1234.5"')
locale("true", "As JSON.", True, '"true"')
locale("false", "As JSON; false is a value.", False, '"false"')
locale("empty text", "A value.", "", '""')
locale("list", "As canonical JSON; the order counts.", ["b", 1.50, None], '"[\\"b\\",1.5,null]"')
locale("object", "As canonical JSON, names sorted.", {"b": 1, "a": [True]}, '"{\\"a\\":[true],\\"b\\":1}"')
locale("white space stays", "Only the question is trimmed.", " de ", '" de "')
locale("composed", "é as one code point …", "caf\u00e9", '"caf\u00e9"')
locale("decomposed", "… is another text than e with an accent.", "cafe\u0301", '"cafe\u0301"')
locale("emoji with joiners", "UTF-8 as it is.", "\U0001F469\u200d\U0001F467", '"\U0001F469\u200d\U0001F467"')
locale("control characters", "Short escapes where JSON has them, else four lower-case digits; DEL and U+2028 as they are.",
       "\b\t\n\f\r\x00\x1f\x7f\u2028/\"\\", '"\\b\\t\\n\\f\\r\\u0000\\u001f\x7f\u2028/\\"\\\\"')
asked("trimmed", "White space of ASCII around the question does not count.", " \t\n\r\f\vq \n", '"q"')
asked("inner white space", "Inside it does: code is a question too.", "a  b\n\tc", '"a  b\\n\\tc"')
asked("line ends", "CRLF and CR are LF.", "a\r\nb\rc\r\r\nd", '"a\\nb\\nc\\n\\nd"')
asked("no-break space", "No white space of ASCII: it stays.", "\u00a0q\u00a0", '"\u00a0q\u00a0"')
asked("case", "Stays.", "Q", '"Q"')
asked("byte order mark", "Stays: nobody guesses.", "\ufeffq", '"\ufeffq"')
asked("composed question", "Nothing is normalised …", "\u00e9", '"\u00e9"')
asked("decomposed question", "… so these are two keys.", "e\u0301", '"e\u0301"')

# --- verdicts: what holds after a lookup -------------------------------------------------------------------------------
verdicts = suite("verdicts", "may_serve(): what holds after a lookup found an entry.")

JUDGE = policy({
    "faq": {"cacheable": True, "match": "semantic", "ttl_seconds": HOUR, "similarity_threshold": 0.95, "scope": "tenant", "key_fields": ["route.model"],
            "max_temperature": 0},
    "exact": {"cacheable": True, "ttl_seconds": HOUR},
    "both": {"cacheable": True, "match": "exact-then-semantic", "similarity_threshold": 0.9},
    "no threshold": {"cacheable": True, "match": "semantic"},
    "no limit": {"cacheable": True},
    "zero": {"cacheable": True, "ttl_seconds": 0},
    "off": {"cacheable": False},
    "facts": {"cacheable": True, "key_fields": ["freshness.generated_at", "freshness.ttl_s", "tool.ttl_s"]},
    "event": {"cacheable": True, "key_fields": ["freshness.invalidation_event"]},
    "versioned": {"cacheable": True, "valid_until_version_changes": True, "key_fields": ["freshness.source_revision", "source.corpus_version"]},
    "any version": {"cacheable": True, "valid_until_version_changes": True},
    "version in key": {"cacheable": True, "key_fields": ["source.corpus_version"]},
    "both limits": {"cacheable": True, "ttl_seconds": HOUR, "valid_until_version_changes": True, "key_fields": ["source.corpus_version"]},
    "epoch": {"cacheable": True, "key_epoch": 9},
    "batch": {"cacheable": True, "lane": "batch", "layer": "batch_result", "ttl_seconds": 60},
})
ENTRY = {"id": "e1", "query": "Can I return it?", "age_s": 100, "fields": {"access.tenant": "acme", "route.model": "m1"}}
FOUND = {"match": "semantic", "similarity": 0.96}
EXACT = {"match": "exact"}
NOON = "2026-11-02T12:00:00Z"


def verdict(name, why, call_site, request, entry, lookup, **expected):
    verdicts.append({"name": name, "why": why, "policy": named("verdicts", JUDGE), "call_site": call_site, "request": request, "entry": entry, "lookup": lookup, "verdict": expected})


SERVE = {"serve": True, "step": "serve", "reason": "", "fields": []}


def refused(step, reason, fields=()):
    return {"serve": False, "step": step, "reason": reason, "fields": list(fields)}


def with_fields(**fields):
    return {**ENTRY, "fields": {name.replace("__", "."): value for name, value in fields.items()}}


MISMATCH = ("fields_proven", "field_mismatch")
TOO_OLD = refused("ttl_and_version", "too_old")
AGE_UNKNOWN = refused("ttl_and_version", "age_unknown")
NOT_SIMILAR = refused("match_and_threshold", "below_threshold")
SIMILARITY_UNKNOWN = refused("match_and_threshold", "similarity_unknown")

verdict("served", "All proven, young and similar enough.", "faq", FAQ, ENTRY, FOUND, **SERVE, revision=7)
verdict("caller says no", "First of all.", "faq", {**FAQ, "cacheable": False}, {}, {}, **refused("caller_cacheable", "caller_bypassed"))
verdict("switched off", "The policy changed since the entry was kept.", "off", FAQ, ENTRY, FOUND, **refused("policy_cacheable", "site_not_cacheable"))
verdict("unlisted", "Nobody allowed it.", "nobody", FAQ, ENTRY, FOUND, **refused("policy_cacheable", "site_not_cacheable"))
verdict("too hot", "Before the fields are looked at.", "faq", {"params": {"temperature": 1}}, {}, {}, **refused("policy_cacheable", "temperature_too_high"))
verdict("another tenant", "Named.", "faq", FAQ, with_fields(access__tenant="globex", route__model="m1"), FOUND, **refused(*MISMATCH, ["access.tenant"]))
verdict("another model", "From the member model.", "faq", FAQ, with_fields(access__tenant="acme", route__model="m2"), FOUND, **refused(*MISMATCH, ["route.model"]))
verdict("two mismatches", "In the order of the rule.", "faq", FAQ, with_fields(access__tenant="x", route__model="y"), FOUND, **refused(*MISMATCH, ["route.model", "access.tenant"]))
verdict("mismatch and gap", "A mismatch is stronger: it is named alone.", "faq", FAQ, with_fields(access__tenant="x"), FOUND, **refused(*MISMATCH, ["access.tenant"]))
verdict("entry without tenant", "Not proven.", "faq", FAQ, with_fields(route__model="m1"), FOUND, **refused(*NO_FIELDS, ["access.tenant"]))
verdict("request without tenant", "Not proven.", "faq", {"model": "m1"}, ENTRY, FOUND, **refused(*NO_FIELDS, ["access.tenant"]))
verdict("neither has one", "Two unknown tenants are not the same.", "faq", {"model": "m1"}, with_fields(route__model="m1"), FOUND, **refused(*NO_FIELDS, ["access.tenant"]))
verdict("entry without fields", "Both gaps.", "faq", FAQ, {"age_s": 1}, FOUND, **refused(*NO_FIELDS, ["route.model", "access.tenant"]))
verdict("field null", "Nothing.", "faq", FAQ, with_fields(access__tenant=None, route__model="m1"), FOUND, **refused(*NO_FIELDS, ["access.tenant"]))
verdict("number and text", "5 and \"5\" are the same text.", "faq", {"model": "m1", "fields": {"access.tenant": 5}}, with_fields(access__tenant="5", route__model="m1"), FOUND, **SERVE)
verdict("number and number with a point", "5.0 is 5.", "faq", {"model": "m1", "fields": {"access.tenant": 5.0}}, with_fields(access__tenant=5, route__model="m1"), FOUND, **SERVE)
verdict("text with a point", "\"5.0\" is not 5.", "faq", {"model": "m1", "fields": {"access.tenant": "5.0"}}, with_fields(access__tenant=5, route__model="m1"), FOUND,
        **refused(*MISMATCH, ["access.tenant"]))
verdict("true and \"true\"", "The same text.", "faq", {"model": "m1", "fields": {"access.tenant": True}}, with_fields(access__tenant="true", route__model="m1"), FOUND, **SERVE)
verdict("lists", "Equal as JSON.", "faq", {"model": "m1", "fields": {"access.tenant": ["a", "b"]}}, with_fields(access__tenant=["a", "b"], route__model="m1"), FOUND, **SERVE)
verdict("lists in another order", "The order counts.", "faq", {"model": "m1", "fields": {"access.tenant": ["a", "b"]}}, with_fields(access__tenant=["b", "a"], route__model="m1"),
        FOUND, **refused(*MISMATCH, ["access.tenant"]))
verdict("objects in another order", "Names have no order.", "faq", {"model": "m1", "fields": {"access.tenant": {"a": 1, "b": 2}}},
        with_fields(access__tenant={"b": 2.0, "a": 1}, route__model="m1"), FOUND, **SERVE)
verdict("composed and decomposed", "Two spellings, two tenants.", "faq", {"model": "m1", "fields": {"access.tenant": "caf\u00e9"}},
        with_fields(access__tenant="cafe\u0301", route__model="m1"), FOUND, **refused(*MISMATCH, ["access.tenant"]))
verdict("capitals", "Case counts.", "faq", {"model": "m1", "fields": {"access.tenant": "Acme"}}, ENTRY, FOUND, **refused(*MISMATCH, ["access.tenant"]))
verdict("age at the limit", "The limit itself serves.", "faq", FAQ, {**ENTRY, "age_s": HOUR}, FOUND, **SERVE)
verdict("age a moment beyond", "One millisecond.", "faq", FAQ, {**ENTRY, "age_s": HOUR + 0.001}, FOUND, **TOO_OLD)
verdict("age below zero", "A clock ahead of ours; young.", "faq", FAQ, {**ENTRY, "age_s": -5}, FOUND, **SERVE)
verdict("age as text", "Text is no number, and nothing else tells.", "faq", FAQ, {**ENTRY, "age_s": "100"}, FOUND, **AGE_UNKNOWN)
verdict("age true", "true is not 1.", "faq", FAQ, {**ENTRY, "age_s": True}, FOUND, **AGE_UNKNOWN)
verdict("age unknown", "Not proven young.", "exact", ASK, {}, EXACT, **AGE_UNKNOWN)
verdict("age unknown, no limit", "Nobody asks.", "no limit", ASK, {}, EXACT, **SERVE)
verdict("TTL of nothing at its border", "0 is not more than 0.", "zero", ASK, {"age_s": 0}, EXACT, **SERVE)
verdict("TTL of nothing beyond", "Anything is.", "zero", ASK, {"age_s": 0.5}, EXACT, **TOO_OLD)
verdict("created at the limit", "3600 seconds ago.", "exact", ASK, {"created_at": "2026-11-02T11:00:00Z"}, {**EXACT, "now": NOON}, **SERVE)
verdict("created a millisecond before", "3600.001 seconds ago.", "exact", ASK, {"created_at": "2026-11-02T10:59:59.999Z"}, {**EXACT, "now": NOON}, **TOO_OLD)
verdict("created less than a millisecond before", "Times count in milliseconds; what is finer is cut off: .9999 is .999.", "exact", ASK, {"created_at": "2026-11-02T10:59:59.9999Z"},
        {**EXACT, "now": NOON}, **TOO_OLD)
verdict("created with a zone", "11:30 UTC.", "exact", ASK, {"created_at": "2026-11-02T13:30:00+02:00"}, {**EXACT, "now": NOON}, **SERVE)
verdict("created with a zone behind", "09:30 UTC is too long ago.", "exact", ASK, {"created_at": "2026-11-02T07:30:00-02:00"}, {**EXACT, "now": NOON}, **TOO_OLD)
verdict("created without a zone", "UTC.", "exact", ASK, {"created_at": "2026-11-02 11:30:00"}, {**EXACT, "now": NOON}, **SERVE)
verdict("created on a day", "Midnight UTC.", "exact", ASK, {"created_at": "2026-11-02"}, {**EXACT, "now": "2026-11-02T00:59:00Z"}, **SERVE)
verdict("created on a day that is none", "No time at all.", "exact", ASK, {"created_at": "2026-02-30T11:30:00Z"}, {**EXACT, "now": NOON}, **AGE_UNKNOWN)
verdict("leap day", "2028 has one.", "exact", ASK, {"created_at": "2028-02-29T23:30:00Z"}, {**EXACT, "now": "2028-03-01T00:10:00Z"}, **SERVE)
verdict("across a year", "An hour and a minute.", "exact", ASK, {"created_at": "2026-12-31T23:30:00Z"}, {**EXACT, "now": "2027-01-01T00:31:00Z"}, **TOO_OLD)
verdict("created in words", "No time at all.", "exact", ASK, {"created_at": "yesterday"}, {**EXACT, "now": NOON}, **AGE_UNKNOWN)
verdict("created as a number", "Seconds or milliseconds? Nobody guesses.", "exact", ASK, {"created_at": 1793620800}, {**EXACT, "now": NOON}, **AGE_UNKNOWN)
verdict("generated_at instead", "The field tells when it was made.", "exact", ASK, {"fields": {"freshness.generated_at": "2026-11-02T11:30:00Z"}}, {**EXACT, "now": NOON}, **SERVE)
verdict("created before generated", "created_at is stronger.", "exact", ASK, {"created_at": "2026-11-02T09:00:00Z", "fields": {"freshness.generated_at": "2026-11-02T11:30:00Z"}},
        {**EXACT, "now": NOON}, **TOO_OLD)
verdict("age before created", "age_s is stronger still.", "exact", ASK, {"age_s": 1, "created_at": "2026-11-02T09:00:00Z"}, {**EXACT, "now": NOON}, **SERVE)
verdict("now unreadable", "Then there is no age.", "exact", ASK, {"created_at": "2026-11-02T11:30:00Z"}, {**EXACT, "now": "soon"}, **AGE_UNKNOWN)
verdict("the entry's own TTL", "The policy's TTL decides; the entry's own is the cache's affair.", "exact", ASK, {"age_s": 100, "ttl_s": 5}, EXACT, **SERVE)
verdict("facts of the entry", "Created and TTL prove two of them; the tool's TTL is not known.", "facts", ASK, {"created_at": NOON, "ttl_s": 60}, EXACT,
        **refused(*NO_FIELDS, ["tool.ttl_s"]))
verdict("facts of the entry as fields", "The request needs none of its own.", "facts", ASK,
        {"fields": {"freshness.generated_at": "then", "freshness.ttl_s": 60, "tool.ttl_s": 30}}, EXACT, **SERVE)
verdict("facts that differ from the request's", "The request's are no matter.", "event", {"query": "q", "fields": {"freshness.invalidation_event": "a"}},
        {"fields": {"freshness.invalidation_event": "b"}}, EXACT, **SERVE)
verdict("version unchanged", "Both are.", "versioned", {"fields": {"source.corpus_version": "v1", "freshness.source_revision": 4}},
        {"fields": {"source.corpus_version": "v1", "freshness.source_revision": "4"}}, EXACT, **SERVE)
verdict("version changed", "At its own step.", "versioned", {"fields": {"source.corpus_version": "v2", "freshness.source_revision": 4}},
        {"fields": {"source.corpus_version": "v1", "freshness.source_revision": 4}}, EXACT, **refused("ttl_and_version", "version_changed", ["source.corpus_version"]))
verdict("versions changed", "In the order of the checklist, not of the rule.", "versioned", {"fields": {"source.corpus_version": "v2", "freshness.source_revision": 5}},
        {"fields": {"source.corpus_version": "v1", "freshness.source_revision": 4}}, EXACT,
        **refused("ttl_and_version", "version_changed", ["source.corpus_version", "freshness.source_revision"]))
verdict("one version unknown", "Not proven.", "versioned", {"fields": {"source.corpus_version": "v1", "freshness.source_revision": 4}}, {"fields": {"source.corpus_version": "v1"}}, EXACT,
        **refused("ttl_and_version", "version_unknown", ["freshness.source_revision"]))
verdict("one version changed, one unknown", "The change is stronger.", "versioned", {"fields": {"source.corpus_version": "v2", "freshness.source_revision": 4}},
        {"fields": {"source.corpus_version": "v1"}}, EXACT, **refused("ttl_and_version", "version_changed", ["source.corpus_version"]))
verdict("no version anywhere", "There is nothing that could change.", "any version", ASK, {}, EXACT, **refused("ttl_and_version", "version_unknown"))
verdict("a version on one side", "Unknown on the other.", "any version", ASK, {"fields": {"tool.result_version": "7"}}, EXACT,
        **refused("ttl_and_version", "version_unknown", ["tool.result_version"]))
verdict("a version on both sides", "Though the rule names none.", "any version", {"fields": {"source.document_ids": ["a"]}}, {"fields": {"source.document_ids": ["a", "b"]}}, EXACT,
        **refused("ttl_and_version", "version_changed", ["source.document_ids"]))
verdict("a version as a plain key field", "Without a version rule it is a field like others.", "version in key", {"fields": {"source.corpus_version": "v2"}},
        {"fields": {"source.corpus_version": "v1"}}, EXACT, **refused(*MISMATCH, ["source.corpus_version"]))
verdict("too old and changed", "The age comes first.", "both limits", {"fields": {"source.corpus_version": "v2"}}, {"age_s": 9999, "fields": {"source.corpus_version": "v1"}}, EXACT, **TOO_OLD)
verdict("young and changed", "The version counts too.", "both limits", {"fields": {"source.corpus_version": "v2"}}, {"age_s": 1, "fields": {"source.corpus_version": "v1"}}, EXACT,
        **refused("ttl_and_version", "version_changed", ["source.corpus_version"]))
verdict("at the threshold", "The threshold itself serves.", "faq", FAQ, ENTRY, {"match": "semantic", "similarity": 0.95}, **SERVE)
verdict("below the threshold", "The next number below 0.95.", "faq", FAQ, ENTRY, {"match": "semantic", "similarity": 0.9499999999999998}, **NOT_SIMILAR)
verdict("a whole similarity", "1 is a number.", "faq", FAQ, ENTRY, {"match": "semantic", "similarity": 1}, **SERVE)
verdict("similarity as text", "Text is no number.", "faq", FAQ, ENTRY, {"match": "semantic", "similarity": "0.99"}, **SIMILARITY_UNKNOWN)
verdict("similarity true", "true is not 1.", "faq", FAQ, ENTRY, {"match": "semantic", "similarity": True}, **SIMILARITY_UNKNOWN)
verdict("similarity unknown", "Not proven.", "faq", FAQ, ENTRY, {"match": "semantic"}, **SIMILARITY_UNKNOWN)
verdict("no threshold", "Any similarity serves; the lint complains.", "no threshold", ASK, {}, {"match": "semantic", "similarity": 0.1}, **SERVE)
verdict("no threshold, similarity unknown", "Still to be told.", "no threshold", ASK, {}, {"match": "semantic"}, **SIMILARITY_UNKNOWN)
verdict("semantic where only exact is allowed", "Also at 1.", "exact", ASK, {"age_s": 1}, {"match": "semantic", "similarity": 1}, **refused("match_and_threshold", "semantic_not_allowed"))
verdict("exact where semantic is allowed", "The same question needs no similarity.", "faq", FAQ, ENTRY, EXACT, **SERVE)
verdict("both ways, exact", "Allowed.", "both", ASK, {}, EXACT, **SERVE)
verdict("both ways, semantic", "Allowed from the threshold on.", "both", ASK, {}, {"match": "semantic", "similarity": 0.9}, **SERVE)
verdict("both ways, not similar", "Below.", "both", ASK, {}, {"match": "semantic", "similarity": 0.8999}, **NOT_SIMILAR)
verdict("match untold, same text", "The same question, byte for byte.", "no limit", {"query": "q"}, {"query": "q"}, {}, **SERVE)
verdict("match untold, other white space", "Not the same text: only a key evens that out.", "no limit", {"query": "q"}, {"query": "q "}, {}, **SIMILARITY_UNKNOWN)
verdict("match untold, both empty", "Nothing is not the same question.", "no limit", {"query": ""}, {"query": ""}, {}, **SIMILARITY_UNKNOWN)
verdict("match untold, other text", "Where only exact is allowed it is not proven.", "no limit", {"query": "q"}, {"query": "p"}, {"similarity": 0.99}, **SIMILARITY_UNKNOWN)
verdict("match untold, similar", "Where semantic is allowed the similarity decides.", "both", {"query": "q"}, {"query": "p"}, {"similarity": 0.95}, **SERVE)
verdict("match a word nobody knows", "As if untold.", "no limit", {"query": "q"}, {"query": "q"}, {"match": "fuzzy"}, **SERVE)
verdict("same text, told semantic", "What the cache tells counts.", "no limit", {"query": "q"}, {"query": "q"}, {"match": "semantic", "similarity": 1},
        **refused("match_and_threshold", "semantic_not_allowed"))
verdict("epoch", "It is in the key; an entry that was found under it is of it.", "epoch", ASK, {}, EXACT, **SERVE)
verdict("batch", "The lane changes no step.", "batch", ASK, {"age_s": 61}, EXACT, **TOO_OLD)
verdict("fields before age", "The order of the steps.", "faq", FAQ, {"age_s": 99999}, {"match": "semantic", "similarity": 0}, **refused(*NO_FIELDS, ["route.model", "access.tenant"]))
verdict("age before similarity", "The order of the steps.", "faq", FAQ, {**ENTRY, "age_s": 99999}, {"match": "semantic", "similarity": 0}, **TOO_OLD)

if __name__ == "__main__":
    for file_name, content in FILES.items():
        with open(os.path.join(sys.argv[1], file_name + ".json"), "w", encoding="utf-8", newline="\n") as file:
            # One case a line: readable in a difference.
            lines = [",\n    ".join(json.dumps(name, ensure_ascii=False) + ": " + json.dumps(one, ensure_ascii=False) for name, one in content["policies"].items()),
                     ",\n    ".join(json.dumps(case, ensure_ascii=False) for case in content["cases"])]
            file.write('{\n  "format": "cacheloupe.conformance/1",\n  "about": %s,\n  "policies": {\n    %s\n  },\n  "cases": [\n    %s\n  ]\n}\n'
                       % (json.dumps(content["about"], ensure_ascii=False), *lines))
