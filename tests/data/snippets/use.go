package main

import (
	"math"
	"os"
	"strconv"
	"strings"
	"time"

	"app/hits"
)

func main() {
	question := "Can I \"return\" it?\n\tC:\\tmp <b>&</b> é 😀 \x01"
	tenant, model, requestID := "acme", "gpt-4o-mini", "req-1"
	latencyMs, savedUsd := 12.5, 0.002
	found := struct {
		Question, Answer, Tenant string
		Similarity               float64
		CreatedAt                time.Time
		TTLSeconds               int
	}{"May I return it?", "Ja, übermorgen.", "acme", 0.94,
		time.Date(2026, 11, 1, 10, 0, 0, 250_000_000, time.FixedZone("CET", 3600)), 3600}

	awkward := "\"'\\\r\n\t\x00\b\x1f\x7f\u2028\u2029\ufeff e\u0301 👩‍👩‍👧 😀 half \xff then \xff end \xff"
	log, err := hits.Open(os.Args[1])
	if err != nil {
		panic(err)
	}
	count, _ := strconv.Atoi(os.Args[2])
	for i := 0; i < count; i++ {
		hit := hits.Hit{}
		// @LINES@
		hit["user"] = hits.Hashed("user-7", "pepper")
		hit["threshold"] = nil
		hit["runner_up"] = math.NaN()
		hit["fields.source.document_ids"] = []string{"a", "b"}
		hit["usage.input_tokens"] = 120
		if err := log.Write(hit); err != nil {
			panic(err)
		}
	}
	for _, event := range []string{"hit", "miss", "store", "bypass", "expired", "refresh", "invalidated"} {
		err := log.Write(hits.Hit{
			"event":                event,
			"id":                   "awkward-" + event,
			"call_site":            "kinds." + event,
			"query":                awkward,
			"answer":               strings.Repeat("long ", 40_000),
			"session":              "",
			"similarity":           float32(math.NaN()),
			"threshold":            math.Inf(1),
			"latency_ms":           float32(0.1),
			"cost_usd":             0.0000001,
			"usage.output_tokens":  int64(9007199254740991),
			"params.stop":          []string{awkward, "b"},
			"params.extra":         map[string]interface{}{"none": math.NaN(), "text": "x", "at": found.CreatedAt},
			"entry.id":             awkward,
			"fields.output.locale": "de-DE",
			"note \"1\"":           true,
		})
		if err != nil {
			panic(err)
		}
	}
	if err := log.Close(); err != nil {
		panic(err)
	}
}
