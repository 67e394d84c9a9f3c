<?xml version='1.0' encoding='utf-8'?>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>ChangeText</name>
    <message numerus="yes">
        <source>%Ln in a table of unknown layout, which is never written to</source>
        <translation>
            <numerusform>%Ln in a table of unknown layout, which is never written to</numerusform>
            <numerusform>%Ln in a table of unknown layout, which is never written to</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of a layout that keeps no time to live</source>
        <translation>
            <numerusform>%Ln of a layout that keeps no time to live</numerusform>
            <numerusform>%Ln of a layout that keeps no time to live</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln whose call site has no TTL in the policy</source>
        <translation>
            <numerusform>%Ln whose call site has no TTL in the policy</numerusform>
            <numerusform>%Ln whose call site has no TTL in the policy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln whose answer stands in a form that cannot be written back faithfully</source>
        <translation>
            <numerusform>%Ln whose answer stands in a form that cannot be written back faithfully</numerusform>
            <numerusform>%Ln whose answer stands in a form that cannot be written back faithfully</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln whose answer is this one already</source>
        <translation>
            <numerusform>%Ln whose answer is this one already</numerusform>
            <numerusform>%Ln whose answer is this one already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone since the store was read</source>
        <translation>
            <numerusform>%Ln gone since the store was read</numerusform>
            <numerusform>%Ln gone since the store was read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pending: remove %Ln entry(s), %1</source>
        <translation>
            <numerusform>Pending: remove %Ln entry, %1</numerusform>
            <numerusform>Pending: remove %Ln entries, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pending: change the time to live of %Ln entry(s)</source>
        <translation>
            <numerusform>Pending: change the time to live of %Ln entry</numerusform>
            <numerusform>Pending: change the time to live of %Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pending: replace the answer of %Ln entry(s)</source>
        <translation>
            <numerusform>Pending: replace the answer of %Ln entry</numerusform>
            <numerusform>Pending: replace the answer of %Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln entry(s)</source>
        <translation>
            <numerusform>Remove %Ln entry</numerusform>
            <numerusform>Remove %Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %Ln entry(s)</source>
        <translation>
            <numerusform>Change %Ln entry</numerusform>
            <numerusform>Change %Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace %Ln answer(s)</source>
        <translation>
            <numerusform>Replace %Ln answer</numerusform>
            <numerusform>Replace %Ln answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) with keys in different slots of the cluster: changed one key after the other, undone as a whole.</source>
        <translation>
            <numerusform>%Ln entry with keys in different slots of the cluster: changed one key after the other, undone as a whole.</numerusform>
            <numerusform>%Ln entries with keys in different slots of the cluster: changed one key after the other, undone as a whole.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: removed %Ln entry(s)</source>
        <translation>
            <numerusform>%1: removed %Ln entry</numerusform>
            <numerusform>%1: removed %Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: changed the time to live of %Ln entry(s)</source>
        <translation>
            <numerusform>%1: changed the time to live of %Ln entry</numerusform>
            <numerusform>%1: changed the time to live of %Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: replaced the answer of %Ln entry(s)</source>
        <translation>
            <numerusform>%1: replaced the answer of %Ln entry</numerusform>
            <numerusform>%1: replaced the answer of %Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln of them restored</source>
        <translation>
            <numerusform>%1, %Ln of them restored</numerusform>
            <numerusform>%1, %Ln of them restored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln left as it was (it had changed)</source>
        <translation>
            <numerusform>%1, %Ln left as it was (it had changed)</numerusform>
            <numerusform>%1, %Ln left as it was (it had changed)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln half done</source>
        <translation>
            <numerusform>%1, %Ln half done</numerusform>
            <numerusform>%1, %Ln half done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln too old to be undone</source>
        <translation>
            <numerusform>%1, %Ln too old to be undone</numerusform>
            <numerusform>%1, %Ln too old to be undone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DurationWords</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln second</numerusform>
            <numerusform>%Ln seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProofText</name>
    <message numerus="yes">
        <source>%Ln mismatch(es)</source>
        <translation>
            <numerusform>%Ln mismatch</numerusform>
            <numerusform>%Ln mismatches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln proven</source>
        <translation>
            <numerusform>%Ln proven</numerusform>
            <numerusform>%Ln proven</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln constant</source>
        <translation>
            <numerusform>%Ln constant</numerusform>
            <numerusform>%Ln constant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not proven</source>
        <translation>
            <numerusform>%Ln not proven</numerusform>
            <numerusform>%Ln not proven</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReasonText</name>
    <message numerus="yes">
        <source>the place of “%1” has %Ln values in this log</source>
        <translation>
            <numerusform>the place of “%1” has %Ln values in this log</numerusform>
            <numerusform>the place of “%1” has %Ln values in this log</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>none of the %Ln other requests for this answer says “%1”</source>
        <translation>
            <numerusform>none of the %Ln other requests for this answer says “%1”</numerusform>
            <numerusform>none of the %Ln other requests for this answer says “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>one answer for %Ln requests with little in common</source>
        <translation>
            <numerusform>one answer for %Ln requests with little in common</numerusform>
            <numerusform>one answer for %Ln requests with little in common</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the same for %Ln words; the embedding may not have seen the rest</source>
        <translation>
            <numerusform>the same for %Ln words; the embedding may not have seen the rest</numerusform>
            <numerusform>the same for %Ln words; the embedding may not have seen the rest</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplayText</name>
    <message numerus="yes">
        <source>%Ln attempt(s)</source>
        <translation>
            <numerusform>%Ln attempt</numerusform>
            <numerusform>%Ln attempts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln differ(s) or contradict(s)</source>
        <translation>
            <numerusform>%Ln differs or contradicts</numerusform>
            <numerusform>%Ln differ or contradict</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lost on the way, perhaps charged</source>
        <translation>
            <numerusform>%Ln lost on the way, perhaps charged</numerusform>
            <numerusform>%Ln lost on the way, perhaps charged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoundText</name>
    <message numerus="yes">
        <source>%Ln wrong</source>
        <translation>
            <numerusform>%Ln wrong</numerusform>
            <numerusform>%Ln wrong</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScanText</name>
    <message numerus="yes">
        <source>Served to %Ln user(s), and the entry names no reader.</source>
        <translation>
            <numerusform>Served to %Ln user, and the entry names no reader.</numerusform>
            <numerusform>Served to %Ln users, and the entry names no reader.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Answers %Ln question(s) that share no topic with it or with each other.</source>
        <translation>
            <numerusform>Answers %Ln question that share no topic with it or with each other.</numerusform>
            <numerusform>Answers %Ln questions that share no topic with it or with each other.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Served for %Ln question(s) that differ in what matters.</source>
        <translation>
            <numerusform>Served for %Ln question that differ in what matters.</numerusform>
            <numerusform>Served for %Ln questions that differ in what matters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One answer for %Ln question(s).</source>
        <translation>
            <numerusform>One answer for %Ln question.</numerusform>
            <numerusform>One answer for %Ln questions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An error or a refusal was served as the answer in %Ln hit(s).</source>
        <translation>
            <numerusform>An error or a refusal was served as the answer in %Ln hit.</numerusform>
            <numerusform>An error or a refusal was served as the answer in %Ln hits.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) stand under several keys.</source>
        <translation>
            <numerusform>%Ln request stand under several keys.</numerusform>
            <numerusform>%Ln requests stand under several keys.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) with personal data and no access field.</source>
        <translation>
            <numerusform>%Ln hit with personal data and no access field.</numerusform>
            <numerusform>%Ln hits with personal data and no access field.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) cached although sampled above temperature 0.</source>
        <translation>
            <numerusform>%Ln answer cached although sampled above temperature 0.</numerusform>
            <numerusform>%Ln answers cached although sampled above temperature 0.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The temperature of %Ln cached answer(s) is not logged.</source>
        <translation>
            <numerusform>The temperature of %Ln cached answer is not logged.</numerusform>
            <numerusform>The temperature of %Ln cached answers is not logged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) answered a request to write something new.</source>
        <translation>
            <numerusform>%Ln hit answered a request to write something new.</numerusform>
            <numerusform>%Ln hits answered a request to write something new.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) answered a question that needs its conversation.</source>
        <translation>
            <numerusform>%Ln hit answered a question that needs its conversation.</numerusform>
            <numerusform>%Ln hits answered a question that needs its conversation.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) answered an order to act, and nothing was done.</source>
        <translation>
            <numerusform>%Ln hit answered an order to act, and nothing was done.</numerusform>
            <numerusform>%Ln hits answered an order to act, and nothing was done.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lookup(s) never say whether they may be cached.</source>
        <translation>
            <numerusform>%Ln lookup never say whether they may be cached.</numerusform>
            <numerusform>%Ln lookups never say whether they may be cached.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) although the caller said no.</source>
        <translation>
            <numerusform>%Ln hit although the caller said no.</numerusform>
            <numerusform>%Ln hits although the caller said no.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) bypass the cache, others are served from it.</source>
        <translation>
            <numerusform>%Ln call bypass the cache, others are served from it.</numerusform>
            <numerusform>%Ln calls bypass the cache, others are served from it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) served past the time to live.</source>
        <translation>
            <numerusform>%Ln hit served past the time to live.</numerusform>
            <numerusform>%Ln hits served past the time to live.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SiteOutlookText</name>
    <message numerus="yes">
        <source>Not enough yet: %Ln more replay(s) that hold would show that %1 of young answers hold.</source>
        <translation>
            <numerusform>Not enough yet: %Ln more replay that hold would show that %1 of young answers hold.</numerusform>
            <numerusform>Not enough yet: %Ln more replays that hold would show that %1 of young answers hold.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln served for another question</source>
        <translation>
            <numerusform>%Ln served for another question</numerusform>
            <numerusform>%Ln served for another question</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of unknown age</source>
        <translation>
            <numerusform>%Ln of unknown age</numerusform>
            <numerusform>%Ln of unknown age</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln that the comparison could not tell</source>
        <translation>
            <numerusform>%Ln that the comparison could not tell</numerusform>
            <numerusform>%Ln that the comparison could not tell</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StateSentence</name>
    <message numerus="yes">
        <source>%Ln source(s)</source>
        <translation>
            <numerusform>%Ln source</numerusform>
            <numerusform>%Ln sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln malformed line(s)</source>
        <translation>
            <numerusform>%Ln malformed line</numerusform>
            <numerusform>%Ln malformed lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::BatchDesk</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) in %1, with a manifest, in %2</source>
        <translation>
            <numerusform>%Ln request in %1, with a manifest, in %2</numerusform>
            <numerusform>%Ln requests in %1, with a manifest, in %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) read</source>
        <translation>
            <numerusform>%Ln answer read</numerusform>
            <numerusform>%Ln answers read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still open</source>
        <translation>
            <numerusform>%Ln still open</numerusform>
            <numerusform>%Ln still open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) passed over, the first at %1</source>
        <translation>
            <numerusform>%Ln line passed over, the first at %1</numerusform>
            <numerusform>%Ln lines passed over, the first at %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::DayChart</name>
    <message numerus="yes">
        <source>%1: %Ln hit(s)</source>
        <translation>
            <numerusform>%1: %Ln hit</numerusform>
            <numerusform>%1: %Ln hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::DraftView</name>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln hit</numerusform>
            <numerusform>%Ln hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) cannot be asked again: the log holds no question or no model.</source>
        <translation>
            <numerusform>%Ln hit cannot be asked again: the log holds no question or no model.</numerusform>
            <numerusform>%Ln hits cannot be asked again: the log holds no question or no model.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln request(s)</source>
        <translation>
            <numerusform>%1, %Ln request</numerusform>
            <numerusform>%1, %Ln requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::DriftPane</name>
    <message numerus="yes">
        <source>%1: %Ln day(s) overdue</source>
        <translation>
            <numerusform>%1: %Ln day overdue</numerusform>
            <numerusform>%1: %Ln days overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln day(s) overdue, %2</source>
        <translation>
            <numerusform>%1: %Ln day overdue, %2</numerusform>
            <numerusform>%1: %Ln days overdue, %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of call sites the policy does not list</source>
        <translation>
            <numerusform>%Ln of call sites the policy does not list</numerusform>
            <numerusform>%Ln of call sites the policy does not list</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) compared, %1.</source>
        <translation>
            <numerusform>%Ln entry compared, %1.</numerusform>
            <numerusform>%Ln entries compared, %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::EmbeddingView</name>
    <message numerus="yes">
        <source>Compared with %Ln embedding(s), exactly.</source>
        <translation>
            <numerusform>Compared with %Ln embedding, exactly.</numerusform>
            <numerusform>Compared with %Ln embeddings, exactly.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) cannot be compared: their dimension is another.</source>
        <translation>
            <numerusform>%Ln other cannot be compared: their dimension is another.</numerusform>
            <numerusform>%Ln others cannot be compared: their dimension is another.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) with another answer can hardly be told from this one (cosine above 0.999): which answer is served is chance.</source>
        <translation>
            <numerusform>%Ln entry with another answer can hardly be told from this one (cosine above 0.999): which answer is served is chance.</numerusform>
            <numerusform>%Ln entries with another answer can hardly be told from this one (cosine above 0.999): which answer is served is chance.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s); those served at the lowest similarity come first.</source>
        <translation>
            <numerusform>%Ln question; those served at the lowest similarity come first.</numerusform>
            <numerusform>%Ln questions; those served at the lowest similarity come first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::EntriesPane</name>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::EntryExporter</name>
    <message numerus="yes">
        <source>Export %Ln entry(s)</source>
        <translation>
            <numerusform>Export %Ln entry</numerusform>
            <numerusform>Export %Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) written to %1</source>
        <translation>
            <numerusform>%Ln entry written to %1</numerusform>
            <numerusform>%Ln entries written to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln entry(s) of %1 copied; export writes them all.</source>
        <translation>
            <numerusform>The first %Ln entry of %1 copied; export writes them all.</numerusform>
            <numerusform>The first %Ln entries of %1 copied; export writes them all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) copied</source>
        <translation>
            <numerusform>%Ln entry copied</numerusform>
            <numerusform>%Ln entries copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::ExaminationText</name>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln error</numerusform>
            <numerusform>%Ln errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln warning</numerusform>
            <numerusform>%Ln warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln piece(s) of advice</source>
        <translation>
            <numerusform>%Ln piece of advice</numerusform>
            <numerusform>%Ln pieces of advice</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln entry(s)</source>
        <translation>
            <numerusform>%1 in %Ln entry</numerusform>
            <numerusform>%1 in %Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only checked for being readable: %Ln entry(s) of a log or of something else.</source>
        <translation>
            <numerusform>Only checked for being readable: %Ln entry of a log or of something else.</numerusform>
            <numerusform>Only checked for being readable: %Ln entries of a log or of something else.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::GroupButton</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <comment>call site and 2 more</comment>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::HitExporter</name>
    <message numerus="yes">
        <source>The first %Ln row(s) of %1 copied; export writes them all.</source>
        <translation>
            <numerusform>The first %Ln row of %1 copied; export writes them all.</numerusform>
            <numerusform>The first %Ln rows of %1 copied; export writes them all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) copied</source>
        <translation>
            <numerusform>%Ln row copied</numerusform>
            <numerusform>%Ln rows copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln group(s)</source>
        <translation>
            <numerusform>Export %Ln group</numerusform>
            <numerusform>Export %Ln groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln event(s)</source>
        <translation>
            <numerusform>Export %Ln event</numerusform>
            <numerusform>Export %Ln events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) written to %1</source>
        <translation>
            <numerusform>%Ln event written to %1</numerusform>
            <numerusform>%Ln events written to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s) written to %1</source>
        <translation>
            <numerusform>%Ln group written to %1</numerusform>
            <numerusform>%Ln groups written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::HitGroupsSource</name>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::HitsForm</name>
    <message numerus="yes">
        <source>%Ln chosen hit(s)</source>
        <translation>
            <numerusform>%Ln chosen hit</numerusform>
            <numerusform>%Ln chosen hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::LearningRow</name>
    <message numerus="yes">
        <source>%Ln verdict(s) that say safe or wrong are too few to learn from.</source>
        <translation>
            <numerusform>%Ln verdict that say safe or wrong are too few to learn from.</numerusform>
            <numerusform>%Ln verdicts that say safe or wrong are too few to learn from.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Turned itself off: learned from %Ln verdict(s) it would order %1 of held-out pairs rightly, as it came %2.</source>
        <translation>
            <numerusform>Turned itself off: learned from %Ln verdict it would order %1 of held-out pairs rightly, as it came %2.</numerusform>
            <numerusform>Turned itself off: learned from %Ln verdicts it would order %1 of held-out pairs rightly, as it came %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Learned from %Ln verdict(s): %1 of held-out pairs in the right order, %2 as it came.</source>
        <translation>
            <numerusform>Learned from %Ln verdict: %1 of held-out pairs in the right order, %2 as it came.</numerusform>
            <numerusform>Learned from %Ln verdicts: %1 of held-out pairs in the right order, %2 as it came.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::MergePanel</name>
    <message numerus="yes">
        <source>%1 published meanwhile. %Ln value(s) were changed by both; choose which holds.</source>
        <translation>
            <numerusform>%1 published meanwhile. %Ln value were changed by both; choose which holds.</numerusform>
            <numerusform>%1 published meanwhile. %Ln values were changed by both; choose which holds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::Opener</name>
    <message numerus="yes">
        <source>%n new log(s) in the folder; read too.</source>
        <translation>
            <numerusform>%n new log in the folder; read too.</numerusform>
            <numerusform>%n new logs in the folder; read too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) passed over: no hit logs.</source>
        <translation>
            <numerusform>%n file passed over: no hit logs.</numerusform>
            <numerusform>%n files passed over: no hit logs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) given twice; each is read once.</source>
        <translation>
            <numerusform>%n file given twice; each is read once.</numerusform>
            <numerusform>%n files given twice; each is read once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::OverviewPage</name>
    <message numerus="yes">
        <source>Review %Ln hit(s)</source>
        <translation>
            <numerusform>Review %Ln hit</numerusform>
            <numerusform>Review %Ln hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reviewed %Ln week(s) in a row.</source>
        <translation>
            <numerusform>Reviewed %Ln week in a row.</numerusform>
            <numerusform>Reviewed %Ln weeks in a row.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln lookup(s)</source>
        <translation>
            <numerusform>of %Ln lookup</numerusform>
            <numerusform>of %Ln lookups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 events of %2 to %3, %Ln log(s)</source>
        <translation>
            <numerusform>%1 events of %2 to %3, %Ln log</numerusform>
            <numerusform>%1 events of %2 to %3, %Ln logs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 events, %Ln log(s)</source>
        <translation>
            <numerusform>%1 events, %Ln log</numerusform>
            <numerusform>%1 events, %Ln logs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) look suspicious and nobody has reviewed them. Sixty of them take about ten minutes.</source>
        <translation>
            <numerusform>%Ln hit looks suspicious and nobody has reviewed them. Sixty of them take about ten minutes.</numerusform>
            <numerusform>%Ln hits look suspicious and nobody has reviewed them. Sixty of them take about ten minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) reviewed. Draft the policy change for the worst call site next.</source>
        <translation>
            <numerusform>%Ln hit reviewed. Draft the policy change for the worst call site next.</numerusform>
            <numerusform>%Ln hits reviewed. Draft the policy change for the worst call site next.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::PublishPanel</name>
    <message numerus="yes">
        <source>%Ln change(s) become revision %1 of %2.</source>
        <translation>
            <numerusform>%Ln change becomes revision %1 of %2.</numerusform>
            <numerusform>%Ln changes become revision %1 of %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The draft still has %Ln error(s). You may publish, and the note should say why.</source>
        <translation>
            <numerusform>The draft still has %Ln error. You may publish, and the note should say why.</numerusform>
            <numerusform>The draft still has %Ln errors. You may publish, and the note should say why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2, %3: %Ln approval(s) of other people.</source>
        <translation>
            <numerusform>%1, %2, %3: %Ln approval of other people.</numerusform>
            <numerusform>%1, %2, %3: %Ln approvals of other people.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::RailButton</name>
    <message numerus="yes">
        <source>%1, %Ln open</source>
        <translation>
            <numerusform>%1, %Ln open</numerusform>
            <numerusform>%1, %Ln open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::ReplayPage</name>
    <message numerus="yes">
        <source>%Ln hit(s) chosen; name the server to ask.</source>
        <translation>
            <numerusform>%Ln hit chosen; name the server to ask.</numerusform>
            <numerusform>%Ln hits chosen; name the server to ask.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) chosen</source>
        <translation>
            <numerusform>%Ln hit chosen</numerusform>
            <numerusform>%Ln hits chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::ReplayWelcome</name>
    <message numerus="yes">
        <source>Choose the %Ln most suspicious</source>
        <translation>
            <numerusform>Choose the %Ln most suspicious</numerusform>
            <numerusform>Choose the %Ln most suspicious</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::ReviewCard</name>
    <message numerus="yes">
        <source>The same two questions met %Ln more time(s). Shift with a verdict key marks them all.</source>
        <translation>
            <numerusform>The same two questions met %Ln more time. Shift with a verdict key marks them all.</numerusform>
            <numerusform>The same two questions met %Ln more times. Shift with a verdict key marks them all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::RoundSummary</name>
    <message numerus="yes">
        <source>%Ln hit(s) reviewed, none of them wrong</source>
        <translation>
            <numerusform>%Ln hit reviewed, none of them wrong</numerusform>
            <numerusform>%Ln hits reviewed, none of them wrong</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) reviewed, %1 of them wrong</source>
        <translation>
            <numerusform>%Ln hit reviewed, %1 of them wrong</numerusform>
            <numerusform>%Ln hits reviewed, %1 of them wrong</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You and another reviewer agree on %1 of %Ln hit(s) read twice.</source>
        <translation>
            <numerusform>You and another reviewer agree on %1 of %Ln hit read twice.</numerusform>
            <numerusform>You and another reviewer agree on %1 of %Ln hits read twice.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::SampleTable</name>
    <message numerus="yes">
        <source>in %Ln of the first records</source>
        <translation>
            <numerusform>in %Ln of the first records</numerusform>
            <numerusform>in %Ln of the first records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::ScanPane</name>
    <message numerus="yes">
        <source>%Ln finding(s)</source>
        <translation>
            <numerusform>%Ln finding</numerusform>
            <numerusform>%Ln findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::ServedView</name>
    <message numerus="yes">
        <source>%Ln hit(s) this entry served, newest first. Enter opens one.</source>
        <translation>
            <numerusform>%Ln hit this entry served, newest first. Enter opens one.</numerusform>
            <numerusform>%Ln hits this entry served, newest first. Enter opens one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::ServerForm</name>
    <message numerus="yes">
        <source>%Ln model(s); type a part of a name.</source>
        <translation>
            <numerusform>%Ln model; type a part of a name.</numerusform>
            <numerusform>%Ln models; type a part of a name.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::SiteListModel</name>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln error</numerusform>
            <numerusform>%Ln errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln warning</numerusform>
            <numerusform>%Ln warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::SourceRows</name>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln counter total(s)</source>
        <translation>
            <numerusform>%Ln counter total</numerusform>
            <numerusform>%Ln counter totals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln malformed line(s)</source>
        <translation>
            <numerusform>%Ln malformed line</numerusform>
            <numerusform>%Ln malformed lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::StoresPage</name>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln expired</source>
        <translation>
            <numerusform>%Ln expired</numerusform>
            <numerusform>%Ln expired</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::VerdictBook</name>
    <message numerus="yes">
        <source>%Ln hit(s) marked “%1”</source>
        <translation>
            <numerusform>%Ln hit marked “%1”</numerusform>
            <numerusform>%Ln hits marked “%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::VerdictExchange</name>
    <message numerus="yes">
        <source>%Ln verdict(s) written to %1</source>
        <translation>
            <numerusform>%Ln verdict written to %1</numerusform>
            <numerusform>%Ln verdicts written to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln verdict(s) by %1.</source>
        <translation>
            <numerusform>%Ln verdict by %1.</numerusform>
            <numerusform>%Ln verdicts by %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are about hits of the open logs. Where somebody judged a hit twice, the later verdict counts; your own stay yours.</source>
        <translation>
            <numerusform>%Ln of them are about hits of the open logs. Where somebody judged a hit twice, the later verdict counts; your own stay yours.</numerusform>
            <numerusform>%Ln of them are about hits of the open logs. Where somebody judged a hit twice, the later verdict counts; your own stay yours.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::VictimTable</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::WarmDesk</name>
    <message numerus="yes">
        <source>%Ln entry(s) in %1</source>
        <translation>
            <numerusform>%Ln entry in %1</numerusform>
            <numerusform>%Ln entries in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::WhatIfPanel</name>
    <message numerus="yes">
        <source>If this draft had ruled the %Ln logged lookup(s):</source>
        <translation>
            <numerusform>If this draft had ruled the %Ln logged lookup:</numerusform>
            <numerusform>If this draft had ruled the %Ln logged lookups:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The raised key epoch leaves %Ln entry(s) behind.</source>
        <translation>
            <numerusform>The raised key epoch leaves %Ln entry behind.</numerusform>
            <numerusform>The raised key epoch leaves %Ln entries behind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Filling them again: %Ln lookup(s), %1.</source>
        <translation>
            <numerusform>Filling them again: %Ln lookup, %1.</numerusform>
            <numerusform>Filling them again: %Ln lookups, %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::WordPicker</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
</context>
</TS>