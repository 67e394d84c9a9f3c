// SPDX-License-Identifier: 0BSD

// Package hits writes a hit log for Cacheloupe (cacheloupe.hit/1): one JSON object a line. Copy this file into your
// application.
//
//	log, err := hits.Open("hits.jsonl")
//	hit := hits.Hit{"event": "hit", "call_site": "support.refunds"}
//	hit["query"] = question
//	hit["fields.access.tenant"] = tenant
//	hit["entry.ttl_s"] = 3600
//	err = log.Write(hit)
//
// Names that begin with fields., entry., entry.fields., usage. or params. go into the object of that name. A nil value
// is left out, a time.Time becomes UTC, the time of writing is added. Goroutines and processes may write to the same file.
package hits

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"math"
	"os"
	"strings"
	"time"
)

// Hit is one event, by member name.
type Hit map[string]interface{}

// Log is an open hit log.
type Log struct{ file *os.File }

var groups = []string{"entry.fields", "entry", "fields", "usage", "params"}

// Hashed gives a stable stand-in for a user's id that cannot be turned back without the secret.
func Hashed(userID, secret string) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(userID))
	return hex.EncodeToString(mac.Sum(nil))[:32]
}

// Open appends to the file and creates it when there is none.
func Open(path string) (*Log, error) {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o640)
	if err != nil {
		return nil, err
	}
	return &Log{file}, nil
}

// Write appends one event in one write. Its error should be counted, not returned to the user: a log must never break
// an answer.
func (log *Log) Write(hit Hit) error {
	line := map[string]interface{}{"ts": plain(time.Now())}
	for name, raw := range hit {
		value := plain(raw)
		if value == nil {
			continue
		}
		at, rest := line, name
		for _, group := range groups {
			if strings.HasPrefix(name, group+".") {
				rest = name[len(group)+1:]
				for _, step := range strings.Split(group, ".") {
					if _, isObject := at[step].(map[string]interface{}); !isObject {
						at[step] = map[string]interface{}{}
					}
					at = at[step].(map[string]interface{})
				}
				break
			}
		}
		at[rest] = value
	}
	var data bytes.Buffer
	encoder := json.NewEncoder(&data) // ends with a line break
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(line); err != nil {
		return err
	}
	_, err := log.file.Write(data.Bytes())
	return err
}

// Close closes the file.
func (log *Log) Close() error { return log.file.Close() }

func plain(value interface{}) interface{} {
	switch v := value.(type) {
	case time.Time:
		return v.UTC().Format("2006-01-02T15:04:05.000Z")
	case float32:
		if plain(float64(v)) == nil {
			return nil
		}
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil
		}
	case map[string]interface{}:
		object := map[string]interface{}{}
		for name, member := range v {
			if one := plain(member); one != nil {
				object[name] = one
			}
		}
		return object
	case []interface{}:
		list := make([]interface{}, len(v))
		for i, one := range v {
			list[i] = plain(one)
		}
		return list
	}
	return value
}
