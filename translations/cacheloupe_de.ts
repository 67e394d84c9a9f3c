<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>ChangeText</name>
    <message numerus="yes">
        <source>%Ln in a table of unknown layout, which is never written to</source>
        <translation>
            <numerusform>%Ln in einer Tabelle unbekannten Aufbaus, in die nie geschrieben wird</numerusform>
            <numerusform>%Ln in einer Tabelle unbekannten Aufbaus, in die nie geschrieben wird</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of a layout that keeps no time to live</source>
        <translation>
            <numerusform>%Ln mit einem Aufbau, der keine Lebensdauer kennt</numerusform>
            <numerusform>%Ln mit einem Aufbau, der keine Lebensdauer kennt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln whose call site has no TTL in the policy</source>
        <translation>
            <numerusform>%Ln, dessen Aufrufstelle im Regelwerk keine TTL hat</numerusform>
            <numerusform>%Ln, deren Aufrufstelle im Regelwerk keine TTL hat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln whose answer stands in a form that cannot be written back faithfully</source>
        <translation>
            <numerusform>%Ln, dessen Antwort sich nicht getreu zurückschreiben lässt</numerusform>
            <numerusform>%Ln, deren Antwort sich nicht getreu zurückschreiben lässt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln whose answer is this one already</source>
        <translation>
            <numerusform>%Ln, der diese Antwort schon hat</numerusform>
            <numerusform>%Ln, die diese Antwort schon haben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone since the store was read</source>
        <translation>
            <numerusform>%Ln, der seit dem Lesen des Speichers verschwunden ist</numerusform>
            <numerusform>%Ln, die seit dem Lesen des Speichers verschwunden sind</numerusform>
        </translation>
    </message>
    <message>
        <source>None of the selected entries can be changed</source>
        <translation>Keiner der ausgewählten Einträge lässt sich ändern</translation>
    </message>
    <message numerus="yes">
        <source>Pending: remove %Ln entry(s), %1</source>
        <translation>
            <numerusform>Vorgemerkt: %Ln Eintrag entfernen, %1</numerusform>
            <numerusform>Vorgemerkt: %Ln Einträge entfernen, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pending: change the time to live of %Ln entry(s)</source>
        <translation>
            <numerusform>Vorgemerkt: Lebensdauer von %Ln Eintrag ändern</numerusform>
            <numerusform>Vorgemerkt: Lebensdauer von %Ln Einträgen ändern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pending: replace the answer of %Ln entry(s)</source>
        <translation>
            <numerusform>Vorgemerkt: Antwort von %Ln Eintrag ersetzen</numerusform>
            <numerusform>Vorgemerkt: Antwort von %Ln Einträgen ersetzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln entry(s)</source>
        <translation>
            <numerusform>%Ln Eintrag entfernen</numerusform>
            <numerusform>%Ln Einträge entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %Ln entry(s)</source>
        <translation>
            <numerusform>%Ln Eintrag ändern</numerusform>
            <numerusform>%Ln Einträge ändern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace %Ln answer(s)</source>
        <translation>
            <numerusform>%Ln Antwort ersetzen</numerusform>
            <numerusform>%Ln Antworten ersetzen</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a hit log to see how many hits a day these entries serve.</source>
        <translation>Öffnen Sie ein Trefferprotokoll, um zu sehen, wie viele Treffer am Tag diese Einträge bedienen.</translation>
    </message>
    <message>
        <source>None of these entries served a hit in the open logs.</source>
        <translation>Keiner dieser Einträge hat in den offenen Protokollen einen Treffer bedient.</translation>
    </message>
    <message>
        <source>%1 of these entries served %2 hits in the open logs</source>
        <comment>counts</comment>
        <translation>%1 dieser Einträge bedienten %2 Treffer in den offenen Protokollen</translation>
    </message>
    <message>
        <source>%1, %2 a day</source>
        <translation>%1, %2 am Tag</translation>
    </message>
    <message>
        <source>%1; answering each of them anew costs %2</source>
        <translation>%1; jeden davon neu zu beantworten kostet %2</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Left out: %1.</source>
        <translation>Ausgelassen: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) with keys in different slots of the cluster: changed one key after the other, undone as a whole.</source>
        <translation>
            <numerusform>%Ln Eintrag mit Schlüsseln in verschiedenen Slots des Clusters: Schlüssel für Schlüssel geändert, als Ganzes zurückgenommen.</numerusform>
            <numerusform>%Ln Einträge mit Schlüsseln in verschiedenen Slots des Clusters: Schlüssel für Schlüssel geändert, als Ganzes zurückgenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Never expires</source>
        <translation>Läuft nie ab</translation>
    </message>
    <message numerus="yes">
        <source>%1: removed %Ln entry(s)</source>
        <translation>
            <numerusform>%1: %Ln Eintrag entfernt</numerusform>
            <numerusform>%1: %Ln Einträge entfernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: changed the time to live of %Ln entry(s)</source>
        <translation>
            <numerusform>%1: Lebensdauer von %Ln Eintrag geändert</numerusform>
            <numerusform>%1: Lebensdauer von %Ln Einträgen geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: replaced the answer of %Ln entry(s)</source>
        <translation>
            <numerusform>%1: Antwort von %Ln Eintrag ersetzt</numerusform>
            <numerusform>%1: Antwort von %Ln Einträgen ersetzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln of them restored</source>
        <translation>
            <numerusform>%1, %Ln davon wiederhergestellt</numerusform>
            <numerusform>%1, %Ln davon wiederhergestellt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln left as it was (it had changed)</source>
        <translation>
            <numerusform>%1, %Ln belassen (war verändert)</numerusform>
            <numerusform>%1, %Ln belassen (waren verändert)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln half done</source>
        <translation>
            <numerusform>%1, %Ln halb ausgeführt</numerusform>
            <numerusform>%1, %Ln halb ausgeführt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln too old to be undone</source>
        <translation>
            <numerusform>%1, %Ln zu alt zum Rückgängigmachen</numerusform>
            <numerusform>%1, %Ln zu alt zum Rückgängigmachen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, interrupted</source>
        <translation>%1, unterbrochen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>DurationWords</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln Stunde</numerusform>
            <numerusform>%Ln Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln Minute</numerusform>
            <numerusform>%Ln Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln Sekunde</numerusform>
            <numerusform>%Ln Sekunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryFacets</name>
    <message>
        <source>Not recognised</source>
        <translation>Nicht erkannt</translation>
    </message>
    <message>
        <source>No prefix</source>
        <translation>Ohne Präfix</translation>
    </message>
</context>
<context>
    <name>EntryFacts</name>
    <message>
        <source>%1 (inferred)</source>
        <translation>%1 (erschlossen)</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwortkennung</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>Antwortnummer</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Time to live</source>
        <translation>Lebensdauer</translation>
    </message>
    <message>
        <source>%1, renewed by each hit</source>
        <translation>%1, durch jeden Treffer erneuert</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Last hit</source>
        <translation>Letzter Treffer</translation>
    </message>
    <message>
        <source>Not touched for</source>
        <translation>Unberührt seit</translation>
    </message>
    <message>
        <source>Input tokens</source>
        <translation>Eingabe-Token</translation>
    </message>
    <message>
        <source>Output tokens</source>
        <translation>Ausgabe-Token</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Aufbau</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>table %1, row %2</source>
        <translation>Tabelle %1, Zeile %2</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>%1 is not there.</source>
        <translation>%1 ist nicht vorhanden.</translation>
    </message>
    <message>
        <source>Check the path, or open another file.</source>
        <translation>Prüfen Sie den Pfad, oder öffnen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>You may not open %1.</source>
        <translation>Sie dürfen %1 nicht öffnen.</translation>
    </message>
    <message>
        <source>Ask its owner for the right to read it, or copy it to a folder of yours.</source>
        <translation>Bitten Sie die Person, der sie gehört, um das Leserecht, oder kopieren Sie sie in einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>The disk is full; %1 was not written.</source>
        <translation>Der Datenträger ist voll; %1 wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>Free some space and try again. Nothing that was there before is lost.</source>
        <translation>Schaffen Sie Platz und versuchen Sie es erneut. Nichts Bisheriges ist verloren.</translation>
    </message>
    <message>
        <source>%1 is a folder or a device, not a file.</source>
        <translation>%1 ist ein Ordner oder ein Gerät, keine Datei.</translation>
    </message>
    <message>
        <source>Choose a file inside it.</source>
        <translation>Wählen Sie eine Datei darin.</translation>
    </message>
    <message>
        <source>%1 is no SQLite database, or a damaged one.</source>
        <translation>%1 ist keine SQLite-Datenbank oder eine beschädigte.</translation>
    </message>
    <message>
        <source>Choose the cache&apos;s database file. If it is the right one, open a backup copy.</source>
        <translation>Wählen Sie die Datenbankdatei des Caches. Ist es die richtige, öffnen Sie eine Sicherungskopie.</translation>
    </message>
    <message>
        <source>Another program is writing to %1.</source>
        <translation>Ein anderes Programm schreibt gerade in %1.</translation>
    </message>
    <message>
        <source>Try again in a moment, or close the other program.</source>
        <translation>Versuchen Sie es gleich noch einmal, oder schließen Sie das andere Programm.</translation>
    </message>
    <message>
        <source>%1 holds no cache layout that Cacheloupe knows.</source>
        <translation>%1 enthält keinen Cache-Aufbau, den Cacheloupe kennt.</translation>
    </message>
    <message>
        <source>See Details for what was found in it. Open the table or prefix of the cache itself.</source>
        <translation>Was darin gefunden wurde, steht unter Details. Öffnen Sie die Tabelle oder das Präfix des Caches selbst.</translation>
    </message>
    <message>
        <source>%1 has a shape that Cacheloupe does not know yet.</source>
        <translation>%1 hat eine Form, die Cacheloupe noch nicht kennt.</translation>
    </message>
    <message>
        <source>Press “Map this log” and say once what its columns mean. On the command line, try a dialect file with cacheloupe-cli log check --dialect FILE.</source>
        <translation>Drücken Sie „Protokoll zuordnen“ und sagen Sie einmal, was die Spalten bedeuten. Auf der Kommandozeile probieren Sie eine Dialektdatei mit cacheloupe-cli log check --dialect FILE.</translation>
    </message>
    <message>
        <source>%1 was written by a newer Cacheloupe.</source>
        <translation>%1 wurde von einem neueren Cacheloupe geschrieben.</translation>
    </message>
    <message>
        <source>Update this program, then open it again.</source>
        <translation>Aktualisieren Sie dieses Programm und öffnen Sie die Datei dann erneut.</translation>
    </message>
    <message>
        <source>%1 is not valid JSON.</source>
        <translation>%1 ist kein gültiges JSON.</translation>
    </message>
    <message>
        <source>Correct the place named in Details.</source>
        <translation>Berichtigen Sie die unter Details genannte Stelle.</translation>
    </message>
    <message>
        <source>The last line of %1 is cut off.</source>
        <translation>Die letzte Zeile von %1 ist abgeschnitten.</translation>
    </message>
    <message>
        <source>It is shown as a malformed row; open the log again when it is complete.</source>
        <translation>Sie erscheint als fehlerhafte Zeile; öffnen Sie das Protokoll erneut, wenn es vollständig ist.</translation>
    </message>
    <message>
        <source>A line of %1 is longer than 16 MB.</source>
        <translation>Eine Zeile von %1 ist länger als 16 MB.</translation>
    </message>
    <message>
        <source>It is shown as a malformed row; shorten what the application logs.</source>
        <translation>Sie erscheint als fehlerhafte Zeile; kürzen Sie, was die Anwendung protokolliert.</translation>
    </message>
    <message>
        <source>%1 lacks a field that must be there.</source>
        <translation>In %1 fehlt ein Feld, das da sein muss.</translation>
    </message>
    <message>
        <source>Add the field named in Details.</source>
        <translation>Ergänzen Sie das unter Details genannte Feld.</translation>
    </message>
    <message>
        <source>A value in %1 is of the wrong kind.</source>
        <translation>Ein Wert in %1 ist von der falschen Art.</translation>
    </message>
    <message>
        <source>Correct the value named in Details.</source>
        <translation>Berichtigen Sie den unter Details genannten Wert.</translation>
    </message>
    <message>
        <source>This address cannot be used: %1.</source>
        <translation>Diese Adresse ist nicht verwendbar: %1.</translation>
    </message>
    <message>
        <source>Write it like redis://host:6379/0, rediss://host:6380 or sqlite:/path/cache.db, without a password in it.</source>
        <translation>Schreiben Sie sie wie redis://host:6379/0, rediss://host:6380 oder sqlite:/path/cache.db, ohne Passwort darin.</translation>
    </message>
    <message>
        <source>The filter cannot be read.</source>
        <translation>Der Filter ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Correct the marked place; the Help page lists the words.</source>
        <translation>Berichtigen Sie die markierte Stelle; die Hilfeseite nennt die Wörter.</translation>
    </message>
    <message>
        <source>There is no server named %1.</source>
        <translation>Es gibt keinen Server namens %1.</translation>
    </message>
    <message>
        <source>Check the host name and your network.</source>
        <translation>Prüfen Sie den Namen des Servers und Ihr Netzwerk.</translation>
    </message>
    <message>
        <source>Nobody answers at %1.</source>
        <translation>Unter %1 antwortet niemand.</translation>
    </message>
    <message>
        <source>Check host and port, and that the server runs.</source>
        <translation>Prüfen Sie Server und Port, und ob der Server läuft.</translation>
    </message>
    <message>
        <source>%1 closed the connection.</source>
        <translation>%1 hat die Verbindung geschlossen.</translation>
    </message>
    <message>
        <source>Try again; what was read so far is kept.</source>
        <translation>Versuchen Sie es erneut; was schon gelesen ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>%1 asks for a password.</source>
        <translation>%1 verlangt ein Passwort.</translation>
    </message>
    <message>
        <source>Name where it is kept, for instance env:REDIS_PASSWORD or keychain:redis.</source>
        <translation>Nennen Sie, wo es aufbewahrt wird, zum Beispiel env:REDIS_PASSWORD oder keychain:redis.</translation>
    </message>
    <message>
        <source>%1 refused the user name or password.</source>
        <translation>%1 hat Benutzernamen oder Passwort abgelehnt.</translation>
    </message>
    <message>
        <source>Check the user and the secret that the connection points to.</source>
        <translation>Prüfen Sie den Benutzer und das Geheimnis, auf das die Verbindung verweist.</translation>
    </message>
    <message>
        <source>The secret %1 could not be read.</source>
        <translation>Das Geheimnis %1 ließ sich nicht lesen.</translation>
    </message>
    <message>
        <source>Set it, or name another place: env:NAME, keychain:NAME, file:PATH or ask.</source>
        <translation>Setzen Sie es, oder nennen Sie einen anderen Ort: env:NAME, keychain:NAME, file:PATH oder ask.</translation>
    </message>
    <message>
        <source>%1 does not allow this user to read.</source>
        <translation>%1 erlaubt diesem Benutzer das Lesen nicht.</translation>
    </message>
    <message>
        <source>Ask for a user with +@read +@connection on the cache&apos;s keys.</source>
        <translation>Bitten Sie um einen Benutzer mit +@read +@connection für die Schlüssel des Caches.</translation>
    </message>
    <message>
        <source>The certificate of %1 is self-signed or not trusted here.</source>
        <translation>Das Zertifikat von %1 ist selbst signiert oder gilt hier nicht als vertrauenswürdig.</translation>
    </message>
    <message>
        <source>Name the CA file that signed it in the connection; Cacheloupe never skips the check.</source>
        <translation>Nennen Sie in der Verbindung die CA-Datei, die es signiert hat; Cacheloupe lässt die Prüfung nie aus.</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired.</source>
        <translation>Das Zertifikat von %1 ist abgelaufen.</translation>
    </message>
    <message>
        <source>Ask the server&apos;s owner to renew it.</source>
        <translation>Bitten Sie die Zuständigen des Servers, es zu erneuern.</translation>
    </message>
    <message>
        <source>The certificate of %1 is for another host.</source>
        <translation>Das Zertifikat von %1 gilt für einen anderen Server.</translation>
    </message>
    <message>
        <source>Use the host name the certificate was made for.</source>
        <translation>Verwenden Sie den Servernamen, für den das Zertifikat ausgestellt ist.</translation>
    </message>
    <message>
        <source>No encrypted connection to %1 could be made.</source>
        <translation>Eine verschlüsselte Verbindung zu %1 kam nicht zustande.</translation>
    </message>
    <message>
        <source>Check that the port speaks TLS: rediss:// for TLS, redis:// without.</source>
        <translation>Prüfen Sie, ob der Port TLS spricht: rediss:// mit TLS, redis:// ohne.</translation>
    </message>
    <message>
        <source>%1 answered with an error.</source>
        <translation>%1 hat mit einem Fehler geantwortet.</translation>
    </message>
    <message>
        <source>See Details for its words; check the endpoint and the model&apos;s name.</source>
        <translation>Der Wortlaut steht unter Details; prüfen Sie die Adresse und den Namen des Modells.</translation>
    </message>
    <message>
        <source>%1 asks to slow down.</source>
        <translation>%1 bittet um langsamere Anfragen.</translation>
    </message>
    <message>
        <source>Wait a little, or replay fewer hits at a time.</source>
        <translation>Warten Sie ein wenig, oder machen Sie die Gegenprobe mit weniger Treffern auf einmal.</translation>
    </message>
    <message>
        <source>%1 did not answer as a chat completions server does.</source>
        <translation>%1 hat nicht geantwortet, wie es ein Chat-Completions-Server tut.</translation>
    </message>
    <message>
        <source>Check the endpoint; it usually ends in /v1.</source>
        <translation>Prüfen Sie die Adresse; meist endet sie auf /v1.</translation>
    </message>
    <message>
        <source>%1 was changed by somebody else since you opened it.</source>
        <translation>%1 wurde von jemand anderem geändert, seit Sie die Datei geöffnet haben.</translation>
    </message>
    <message>
        <source>Compare the two versions, then publish again. Your draft is kept.</source>
        <translation>Vergleichen Sie beide Fassungen und veröffentlichen Sie dann erneut. Ihr Entwurf bleibt erhalten.</translation>
    </message>
    <message>
        <source>The cost cap is reached; the replay stopped.</source>
        <translation>Die Kostengrenze ist erreicht; die Gegenprobe wurde angehalten.</translation>
    </message>
    <message>
        <source>Raise the cap to go on; what was replayed is kept.</source>
        <translation>Erhöhen Sie die Grenze, um fortzufahren; das bisher Geprüfte bleibt erhalten.</translation>
    </message>
    <message>
        <source>The compressed file %1 ends too early.</source>
        <translation>Die komprimierte Datei %1 endet zu früh.</translation>
    </message>
    <message>
        <source>All complete lines before that place are shown; copy the file again to see the rest.</source>
        <translation>Alle vollständigen Zeilen davor werden gezeigt; kopieren Sie die Datei erneut, um den Rest zu sehen.</translation>
    </message>
    <message>
        <source>The compressed file %1 is damaged.</source>
        <translation>Die komprimierte Datei %1 ist beschädigt.</translation>
    </message>
    <message>
        <source>All lines before the byte named in Details are shown; copy the file again to see the rest.</source>
        <translation>Alle Zeilen vor dem unter Details genannten Byte werden gezeigt; kopieren Sie die Datei erneut, um den Rest zu sehen.</translation>
    </message>
    <message>
        <source>%1 was cut short or replaced while it was open.</source>
        <translation>%1 wurde gekürzt oder ersetzt, während die Datei offen war.</translation>
    </message>
    <message>
        <source>The rows read before stay; open the rotated copy to read their texts.</source>
        <translation>Die bereits gelesenen Zeilen bleiben; öffnen Sie die rotierte Kopie, um ihre Texte zu lesen.</translation>
    </message>
    <message>
        <source>%1 is open already.</source>
        <translation>%1 ist schon offen.</translation>
    </message>
    <message>
        <source>It is shown once; nothing needs to be done.</source>
        <translation>Die Datei wird einmal gezeigt; es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>The cluster is moving keys of an entry away from %1.</source>
        <translation>Der Cluster verschiebt gerade Schlüssel eines Eintrags von %1 weg.</translation>
    </message>
    <message>
        <source>Nothing of this entry was changed. Try again when the cluster has moved them.</source>
        <translation>An diesem Eintrag wurde nichts geändert. Versuchen Sie es erneut, wenn der Cluster sie verschoben hat.</translation>
    </message>
    <message>
        <source>Journal key not found: %1.</source>
        <translation>Schlüssel des Änderungsjournals nicht gefunden: %1.</translation>
    </message>
    <message>
        <source>Bring the key back from a backup; what the journal keeps cannot be read without it.</source>
        <translation>Holen Sie den Schlüssel aus einer Sicherung zurück; ohne ihn ist der Inhalt des Journals nicht lesbar.</translation>
    </message>
    <message>
        <source>What %1 keeps is damaged or encrypted with another key.</source>
        <translation>Der Inhalt von %1 ist beschädigt oder mit einem anderen Schlüssel verschlüsselt.</translation>
    </message>
    <message>
        <source>Use the key that was there when the change was made.</source>
        <translation>Verwenden Sie den Schlüssel, der bei der Änderung galt.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Try again, or check the network.</source>
        <translation>Versuchen Sie es erneut, oder prüfen Sie das Netzwerk.</translation>
    </message>
    <message>
        <source>Cancelled: %1.</source>
        <translation>Abgebrochen: %1.</translation>
    </message>
    <message>
        <source>Start it again when you like.</source>
        <translation>Starten Sie es erneut, wann Sie möchten.</translation>
    </message>
    <message>
        <source>%1 is larger than Cacheloupe reads.</source>
        <translation>%1 ist größer, als Cacheloupe liest.</translation>
    </message>
    <message>
        <source>Split it, or raise the limit.</source>
        <translation>Teilen Sie es auf, oder erhöhen Sie die Grenze.</translation>
    </message>
    <message>
        <source>Cacheloupe cannot do this with %1 yet.</source>
        <translation>Cacheloupe kann dies mit %1 noch nicht.</translation>
    </message>
    <message>
        <source>See Details for what is missing.</source>
        <translation>Was fehlt, steht unter Details.</translation>
    </message>
    <message>
        <source>%1 was not found.</source>
        <translation>%1 wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>It may have expired or been removed; refresh the list.</source>
        <translation>Es ist vielleicht abgelaufen oder entfernt worden; aktualisieren Sie die Liste.</translation>
    </message>
    <message>
        <source>%1 does not allow this.</source>
        <translation>%1 erlaubt dies nicht.</translation>
    </message>
    <message>
        <source>Check the rights of the connection.</source>
        <translation>Prüfen Sie die Rechte der Verbindung.</translation>
    </message>
    <message>
        <source>The connection to %1 failed.</source>
        <translation>Die Verbindung zu %1 ist gescheitert.</translation>
    </message>
    <message>
        <source>Check the address and your network, then try again.</source>
        <translation>Prüfen Sie die Adresse und Ihr Netzwerk und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>%1 does not have the expected form.</source>
        <translation>%1 hat nicht die erwartete Form.</translation>
    </message>
    <message>
        <source>See Details for what was found.</source>
        <translation>Was gefunden wurde, steht unter Details.</translation>
    </message>
    <message>
        <source>Something went wrong with %1.</source>
        <translation>Bei %1 ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>See Details, and try again.</source>
        <translation>Sehen Sie unter Details nach und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>the input</source>
        <translation>die Eingabe</translation>
    </message>
    <message>
        <source>%1 may not be changed like this without the approval of somebody else.</source>
        <translation>%1 darf ohne die Freigabe einer anderen Person nicht so geändert werden.</translation>
    </message>
    <message>
        <source>Details name who is missing; let them approve this draft on the publish page.</source>
        <translation>Wer fehlt, steht unter Details; lassen Sie diesen Entwurf dort freigeben, wo veröffentlicht wird.</translation>
    </message>
    <message>
        <source>An approval for %1 is not signed by who it names.</source>
        <translation>Eine Freigabe für %1 trägt nicht die Unterschrift der genannten Person.</translation>
    </message>
    <message>
        <source>It does not count. Have the draft approved again.</source>
        <translation>Sie zählt nicht. Lassen Sie den Entwurf erneut freigeben.</translation>
    </message>
    <message>
        <source>Nobody confirmed that requests go to %1.</source>
        <translation>Niemand hat bestätigt, dass Anfragen an %1 gehen.</translation>
    </message>
    <message>
        <source>Nothing was sent. Confirm the address, or correct it.</source>
        <translation>Nichts wurde gesendet. Bestätigen Sie die Adresse oder berichtigen Sie sie.</translation>
    </message>
    <message>
        <source>The account at %1 has no credit left.</source>
        <translation>Das Konto bei %1 hat kein Guthaben mehr.</translation>
    </message>
    <message>
        <source>Raise its limit there, then resume the run; what was replayed is kept.</source>
        <translation>Erhöhen Sie dort die Grenze und setzen Sie den Lauf fort; was beantwortet wurde, bleibt erhalten.</translation>
    </message>
</context>
<context>
    <name>EvidenceText</name>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a date</source>
        <translation>ein Datum</translation>
    </message>
    <message>
        <source>an amount of money</source>
        <translation>ein Geldbetrag</translation>
    </message>
    <message>
        <source>a measure</source>
        <translation>ein Maß</translation>
    </message>
    <message>
        <source>a yes or no</source>
        <translation>ein Ja oder Nein</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>ein Name</translation>
    </message>
    <message>
        <source>an address</source>
        <translation>eine Adresse</translation>
    </message>
    <message>
        <source>an item of a list</source>
        <translation>ein Punkt einer Liste</translation>
    </message>
    <message>
        <source>code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>held on %1</source>
        <translation>galt am %1</translation>
    </message>
    <message>
        <source>differed on %1</source>
        <translation>wich ab am %1</translation>
    </message>
    <message>
        <source>unclear on %1</source>
        <translation>unklar am %1</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Gilt</translation>
    </message>
    <message>
        <source>Looks stale</source>
        <translation>Wirkt veraltet</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unklar</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>The %1 fresh answers say what the cache says.</source>
        <translation>Die %1 frischen Antworten sagen, was der Cache sagt.</translation>
    </message>
    <message>
        <source>The one fresh answer says something else; ask several times to be sure.</source>
        <translation>Die eine frische Antwort sagt etwas anderes; fragen Sie mehrmals, um sicher zu sein.</translation>
    </message>
    <message>
        <source>%1 of %2 fresh answers differ from the cached one and agree with each other (%3 overlap, %4 with the cache).</source>
        <translation>%1 von %2 frischen Antworten weichen von der Antwort im Cache ab und stimmen untereinander überein (%3 Überlappung, %4 mit dem Cache).</translation>
    </message>
    <message>
        <source>The fresh answers differ from each other as much as from the cached one: the model itself is unsteady here.</source>
        <translation>Die frischen Antworten unterscheiden sich voneinander so sehr wie von der Antwort im Cache: Das Modell selbst schwankt hier.</translation>
    </message>
    <message>
        <source>The difference is what this model shows between two answers of its own.</source>
        <translation>Der Unterschied ist so groß, wie ihn dieses Modell zwischen zwei eigenen Antworten zeigt.</translation>
    </message>
    <message>
        <source>The words cannot tell; read the answers.</source>
        <translation>Die Wörter können es nicht sagen; lesen Sie die Antworten.</translation>
    </message>
    <message>
        <source>No complete fresh answer came.</source>
        <translation>Keine vollständige frische Antwort kam.</translation>
    </message>
    <message>
        <source>Asked before: %1</source>
        <translation>Früher gefragt: %1</translation>
    </message>
    <message>
        <source>Different: %1</source>
        <translation>Verschieden: %1</translation>
    </message>
    <message>
        <source>both answers say the same</source>
        <translation>beide Antworten sagen dasselbe</translation>
    </message>
    <message>
        <source>a fact differs</source>
        <translation>eine Tatsache weicht ab</translation>
    </message>
    <message>
        <source>one answer lacks something</source>
        <translation>einer Antwort fehlt etwas</translation>
    </message>
    <message>
        <source>one answers another question</source>
        <translation>eine beantwortet eine andere Frage</translation>
    </message>
    <message>
        <source>unsure: it says something else when the answers change places</source>
        <translation>unklar: Es sagt etwas anderes, wenn die Antworten den Platz tauschen</translation>
    </message>
    <message>
        <source>unsure: it quoted what stands nowhere</source>
        <translation>unklar: Es zitiert, was nirgends steht</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>Unklar</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>The judge is muted here: it agrees too little with the reviewers (kappa %1 of %2 hits).</source>
        <translation>Das Richtermodell ist hier stumm: Es stimmt zu wenig mit den Prüfenden überein (Kappa %1 aus %2 Treffern).</translation>
    </message>
    <message>
        <source>Judge %1: %2</source>
        <translation>Richtermodell %1: %2</translation>
    </message>
    <message>
        <source> (%1)</source>
        <comment>quotes</comment>
        <translation> (%1)</translation>
    </message>
    <message>
        <source>It agrees with the reviewers here: kappa %1 of %2 hits.</source>
        <translation>Es stimmt hier mit den Prüfenden überein: Kappa %1 aus %2 Treffern.</translation>
    </message>
    <message>
        <source>Not yet proven here: compared with %1 of %2 verdicts.</source>
        <translation>Hier noch nicht erwiesen: verglichen mit %1 von %2 Urteilen.</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Markdown table (*.md)</source>
        <translation>Markdown-Tabelle (*.md)</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>$%1</source>
        <translation>%1 $</translation>
    </message>
    <message>
        <source>d MMM yyyy, HH:mm:ss</source>
        <translation>d. MMM yyyy, HH:mm:ss</translation>
    </message>
    <message>
        <source>d MMM, HH:mm</source>
        <translation>d. MMM, HH:mm</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <translation>ddd, d. MMM</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>Ungeprüft</translation>
    </message>
    <message>
        <source>Safe</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Wrong match</source>
        <translation>Passt nicht</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Leaked scope</source>
        <translation>Grenze verletzt</translation>
    </message>
    <message>
        <source>Should not be cached</source>
        <translation>Nicht cachen</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unklar</translation>
    </message>
    <message>
        <source>Hit</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Miss</source>
        <translation>Fehltreffer</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Bypass</source>
        <translation>Umgangen</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Erneuert</translation>
    </message>
    <message>
        <source>Invalidated</source>
        <translation>Ungültig</translation>
    </message>
    <message>
        <source>Malformed</source>
        <translation>Fehlerhaft</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Exakt</translation>
    </message>
    <message>
        <source>Semantic</source>
        <translation>Semantisch</translation>
    </message>
</context>
<context>
    <name>HitMarks</name>
    <message>
        <source>Asked now</source>
        <translation>Jetzt gefragt</translation>
    </message>
    <message>
        <source>Answered then, as the store tells</source>
        <translation>Damals beantwortet, laut Speicher</translation>
    </message>
    <message>
        <source>Answered then</source>
        <translation>Damals beantwortet</translation>
    </message>
    <message>
        <source>The same question: the match is exact.</source>
        <translation>Dieselbe Frage: Der Abgleich ist exakt.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>final response</source>
        <translation>fertige Antwort</translation>
    </message>
    <message>
        <source>retrieved passages</source>
        <translation>gefundene Textstellen</translation>
    </message>
    <message>
        <source>tool result</source>
        <translation>Werkzeugergebnis</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>Embedding</translation>
    </message>
    <message>
        <source>parsed fields</source>
        <translation>ausgelesene Felder</translation>
    </message>
    <message>
        <source>prompt prefix</source>
        <translation>Prompt-Anfang</translation>
    </message>
    <message>
        <source>batch result</source>
        <translation>Stapelergebnis</translation>
    </message>
</context>
<context>
    <name>HitMembersView</name>
    <message>
        <source>%1 (inferred)</source>
        <translation>%1 (erschlossen)</translation>
    </message>
    <message>
        <source>Cache key</source>
        <translation>Cache-Schlüssel</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Runner-up</source>
        <translation>Zweitbester</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>Embedding</translation>
    </message>
    <message>
        <source>Input tokens</source>
        <translation>Eingabe-Token</translation>
    </message>
    <message>
        <source>Output tokens</source>
        <translation>Ausgabe-Token</translation>
    </message>
    <message>
        <source>Prompt-cache tokens read</source>
        <translation>Prompt-Cache-Token gelesen</translation>
    </message>
    <message>
        <source>Prompt-cache tokens written</source>
        <translation>Prompt-Cache-Token geschrieben</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespart</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Unknown members</source>
        <translation>Unbekannte Angaben</translation>
    </message>
    <message>
        <source>Hit</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
</context>
<context>
    <name>KeyRecipe</name>
    <message>
        <source>call site</source>
        <translation>Aufrufstelle</translation>
    </message>
    <message>
        <source>question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>embedding of the question</source>
        <translation>Embedding der Frage</translation>
    </message>
    <message>
        <source>the whole prompt</source>
        <translation>der ganze Prompt</translation>
    </message>
    <message>
        <source>embedding of the whole prompt</source>
        <translation>Embedding des ganzen Prompts</translation>
    </message>
    <message>
        <source>embedding of the last message</source>
        <translation>Embedding der letzten Nachricht</translation>
    </message>
    <message>
        <source>the text</source>
        <translation>der Text</translation>
    </message>
    <message>
        <source>all messages</source>
        <translation>alle Nachrichten</translation>
    </message>
    <message>
        <source>earlier messages</source>
        <translation>frühere Nachrichten</translation>
    </message>
    <message>
        <source>system prompt</source>
        <translation>Systemprompt</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>top_p</source>
        <translation>top_p</translation>
    </message>
    <message>
        <source>max_tokens</source>
        <translation>max_tokens</translation>
    </message>
    <message>
        <source>sampling options</source>
        <translation>Sampling-Optionen</translation>
    </message>
    <message>
        <source>parameters of the call</source>
        <translation>Parameter des Aufrufs</translation>
    </message>
    <message>
        <source>tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>what tools returned</source>
        <translation>Ergebnisse der Werkzeuge</translation>
    </message>
    <message>
        <source>streaming or not</source>
        <translation>Streaming oder nicht</translation>
    </message>
    <message>
        <source>namespace</source>
        <translation>Namensraum</translation>
    </message>
    <message>
        <source>filters of the lookup</source>
        <translation>Filter der Abfrage</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>team and organisation</source>
        <translation>Team und Organisation</translation>
    </message>
    <message>
        <source>partition key of the application</source>
        <translation>Partitionsschlüssel der Anwendung</translation>
    </message>
    <message>
        <source>partition (recipe, decision, model, namespace)</source>
        <translation>Partition (Rezept, Entscheidung, Modell, Namensraum)</translation>
    </message>
    <message>
        <source>arguments the application told it to ignore</source>
        <translation>von der Anwendung ausgenommene Argumente</translation>
    </message>
    <message>
        <source>tenant</source>
        <translation>Mandant</translation>
    </message>
    <message>
        <source>user</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>version of the permissions</source>
        <translation>Version der Berechtigungen</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>routing policy</source>
        <translation>Regel für den Modellweg</translation>
    </message>
    <message>
        <source>version of the system prompt</source>
        <translation>Version des Systemprompts</translation>
    </message>
    <message>
        <source>version of the sources</source>
        <translation>Version der Quellen</translation>
    </message>
    <message>
        <source>documents the answer rests on</source>
        <translation>Dokumente, auf denen die Antwort beruht</translation>
    </message>
    <message>
        <source>embedding model</source>
        <translation>Embedding-Modell</translation>
    </message>
    <message>
        <source>schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Bifrost semantic cache</source>
        <translation>Semantischer Cache von Bifrost</translation>
    </message>
    <message>
        <source>The partition key is the application&apos;s: tenant and user are kept apart only if it names them. The system prompt is left out when the configuration says so. The text is lower-cased and trimmed first.</source>
        <translation>Den Partitionsschlüssel bestimmt die Anwendung: Mandant und Nutzer bleiben nur getrennt, wenn er sie nennt. Der Systemprompt fehlt, wenn die Konfiguration es so will. Der Text wird vorher kleingeschrieben und von Leerraum am Rand befreit.</translation>
    </message>
    <message>
        <source>DSPy</source>
        <translation>DSPy</translation>
    </message>
    <message>
        <source>Fernwood Desk</source>
        <translation>Fernwood Desk</translation>
    </message>
    <message>
        <source>Each call site of the help desk decides which key fields it compares; an entry records just those.</source>
        <translation>Jede Aufrufstelle des Kundendienstes bestimmt, welche Schlüsselfelder sie vergleicht; ein Eintrag hält genau diese fest.</translation>
    </message>
    <message>
        <source>GPTCache</source>
        <translation>GPTCache</translation>
    </message>
    <message>
        <source>This is the default; an application can make the key of more than the last message. The map manager compares the text of the last message, not its embedding.</source>
        <translation>Dies ist die Voreinstellung; eine Anwendung kann den Schlüssel aus mehr als der letzten Nachricht bilden. Der Map-Manager vergleicht den Text der letzten Nachricht, nicht ihr Embedding.</translation>
    </message>
    <message>
        <source>Higress ai-cache</source>
        <translation>Higress ai-cache</translation>
    </message>
    <message>
        <source>By default the key is the last question alone; it can be set to all questions of the conversation.</source>
        <translation>In der Voreinstellung ist der Schlüssel die letzte Frage allein; er lässt sich auf alle Fragen des Gesprächs einstellen.</translation>
    </message>
    <message>
        <source>LangChain</source>
        <translation>LangChain</translation>
    </message>
    <message>
        <source>LangChain RedisSemanticCache</source>
        <translation>LangChain RedisSemanticCache</translation>
    </message>
    <message>
        <source>Model and parameters must be the same, the prompt only similar: system prompt and question stand in one text, so a changed system prompt moves the embedding little.</source>
        <translation>Modell und Parameter müssen gleich sein, der Prompt nur ähnlich: Systemprompt und Frage stehen in einem Text, darum verschiebt ein geänderter Systemprompt das Embedding kaum.</translation>
    </message>
    <message>
        <source>LiteLLM</source>
        <translation>LiteLLM</translation>
    </message>
    <message>
        <source>The caller can set the key himself; then it holds what the caller chose. The request&apos;s user parameter is in the key when it is sent.</source>
        <translation>Der Aufrufer kann den Schlüssel selbst setzen; dann enthält er, was der Aufrufer gewählt hat. Der Parameter user der Anfrage steht im Schlüssel, wenn er gesendet wird.</translation>
    </message>
    <message>
        <source>LiteLLM semantic cache</source>
        <translation>Semantischer Cache von LiteLLM</translation>
    </message>
    <message>
        <source>Whatever only stands in the messages, the system prompt too, is compared by similarity alone. Versions of 2025 (1.77.6) keep neither parameters, key nor team apart: any tenant is given any answer.</source>
        <translation>Was nur in den Nachrichten steht, auch der Systemprompt, wird allein nach Ähnlichkeit verglichen. Versionen von 2025 (1.77.6) trennen weder Parameter noch Schlüssel noch Team: Jeder Mandant bekommt jede Antwort.</translation>
    </message>
    <message>
        <source>RedisVL SemanticCache</source>
        <translation>RedisVL SemanticCache</translation>
    </message>
    <message>
        <source>Fields that the application added, such as a tenant, only keep answers apart when the lookup asks for them in a filter.</source>
        <translation>Felder, die die Anwendung hinzugefügt hat, etwa ein Mandant, trennen Antworten nur, wenn die Abfrage in einem Filter nach ihnen fragt.</translation>
    </message>
    <message>
        <source>RedisVL EmbeddingsCache</source>
        <translation>RedisVL EmbeddingsCache</translation>
    </message>
    <message>
        <source>What is reused is an embedding, not an answer: the same text and embedding model always give the same one.</source>
        <translation>Wiederverwendet wird ein Embedding, keine Antwort: Derselbe Text und dasselbe Embedding-Modell ergeben immer dasselbe.</translation>
    </message>
    <message>
        <source>Exact cache in Redis</source>
        <translation>Exakter Cache in Redis</translation>
    </message>
    <message>
        <source>The kind of answer stands behind the hash: the same request under two kinds is stored twice, with two times to live.</source>
        <translation>Die Art der Antwort steht hinter dem Hash: Dieselbe Anfrage unter zwei Arten wird zweimal gespeichert, mit zwei Lebensdauern.</translation>
    </message>
    <message>
        <source>Exact cache in SQLite</source>
        <translation>Exakter Cache in SQLite</translation>
    </message>
    <message>
        <source>The Redis cache of the same article has the temperature in its key; this one answers a request of any temperature.</source>
        <translation>Der Redis-Cache desselben Artikels hat die Temperatur im Schlüssel; dieser beantwortet eine Anfrage jeder Temperatur.</translation>
    </message>
    <message>
        <source>The article says that the key covers the sampling options; its code never hands them over.</source>
        <translation>Der Artikel sagt, der Schlüssel umfasse die Sampling-Optionen; sein Code übergibt sie nie.</translation>
    </message>
    <message>
        <source>Semantic cache</source>
        <translation>Semantischer Cache</translation>
    </message>
    <message>
        <source>The lookup is given the system prompt and does not use it.</source>
        <translation>Die Abfrage bekommt den Systemprompt und benutzt ihn nicht.</translation>
    </message>
    <message>
        <source>Versioned cache</source>
        <translation>Cache mit Versionen</translation>
    </message>
    <message>
        <source>Spring AI semantic cache</source>
        <translation>Semantischer Cache von Spring AI</translation>
    </message>
    <message>
        <source>Writing an answer removes the nearest similar one: what was served before cannot be read any more.</source>
        <translation>Beim Schreiben einer Antwort wird die nächste ähnliche entfernt: Was vorher ausgeliefert wurde, ist nicht mehr lesbar.</translation>
    </message>
    <message>
        <source>vLLM semantic router</source>
        <translation>Semantischer Router von vLLM</translation>
    </message>
    <message>
        <source>Entries of versions before mid-2026 have the plain model instead of the partition, and keep nobody apart.</source>
        <translation>Einträge von Versionen vor Mitte 2026 haben das bloße Modell statt der Partition und trennen niemanden.</translation>
    </message>
    <message>
        <source>Bifrost, 2026</source>
        <translation>Bifrost, 2026</translation>
    </message>
    <message>
        <source>DSPy 3.3.1</source>
        <translation>DSPy 3.3.1</translation>
    </message>
    <message>
        <source>the demo week</source>
        <translation>die Demowoche</translation>
    </message>
    <message>
        <source>GPTCache 0.1.44</source>
        <translation>GPTCache 0.1.44</translation>
    </message>
    <message>
        <source>Higress ai-cache, 2026-04</source>
        <translation>Higress ai-cache, 2026-04</translation>
    </message>
    <message>
        <source>LangChain community 0.3.23, langchain-redis 0.2.5, LangChain.js core 1.2</source>
        <translation>LangChain community 0.3.23, langchain-redis 0.2.5, LangChain.js core 1.2</translation>
    </message>
    <message>
        <source>LangChain community 0.3.23, langchain-redis 0.2.5</source>
        <translation>LangChain community 0.3.23, langchain-redis 0.2.5</translation>
    </message>
    <message>
        <source>LiteLLM 1.77.6</source>
        <translation>LiteLLM 1.77.6</translation>
    </message>
    <message>
        <source>LiteLLM, 2026</source>
        <translation>LiteLLM, 2026</translation>
    </message>
    <message>
        <source>RedisVL 0.26.0</source>
        <translation>RedisVL 0.26.0</translation>
    </message>
    <message>
        <source>S1</source>
        <translation>S1</translation>
    </message>
    <message>
        <source>S2</source>
        <translation>S2</translation>
    </message>
    <message>
        <source>S3</source>
        <translation>S3</translation>
    </message>
    <message>
        <source>Spring AI 2.0.1</source>
        <translation>Spring AI 2.0.1</translation>
    </message>
    <message>
        <source>vLLM semantic router, 2026-08</source>
        <translation>vLLM semantic router, 2026-08</translation>
    </message>
</context>
<context>
    <name>LayerBlameText</name>
    <message>
        <source>source checksum</source>
        <translation>Prüfsumme der Quelle</translation>
    </message>
    <message>
        <source>retrieval</source>
        <translation>Fundstellen</translation>
    </message>
    <message>
        <source>tool output</source>
        <translation>Werkzeugausgabe</translation>
    </message>
    <message>
        <source>prompt hash</source>
        <translation>Prompt-Hash</translation>
    </message>
    <message>
        <source>route</source>
        <translation>Modellweg</translation>
    </message>
    <message>
        <source>schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Not logged: %1.</source>
        <translation>Nicht protokolliert: %1.</translation>
    </message>
    <message>
        <source>No layer differs: it is the match or the answer itself.</source>
        <translation>Keine Ebene weicht ab: Es liegt am Abgleich oder an der Antwort selbst.</translation>
    </message>
    <message>
        <source>No logged layer differs.</source>
        <translation>Keine protokollierte Ebene weicht ab.</translation>
    </message>
    <message>
        <source>First difference in the %1: %2 is %3, the answer was written with %4.</source>
        <translation>Erste Abweichung, Ebene %1: %2 ist %3, die Antwort wurde mit %4 geschrieben.</translation>
    </message>
</context>
<context>
    <name>LintRule</name>
    <message>
        <source>{site} may be reused for ever: no time limit and no version rule is set.</source>
        <translation>{site} darf für immer wiederverwendet werden: Weder eine Frist noch eine Versionsregel ist gesetzt.</translation>
    </message>
    <message>
        <source>Set a time limit, or let answers live until the source version changes.</source>
        <translation>Setzen Sie eine Frist, oder lassen Sie Antworten leben, bis sich die Quellversion ändert.</translation>
    </message>
    <message>
        <source>{site} is cacheable with a time limit of {ttl_s}: nothing could ever be reused.</source>
        <translation>{site} ist cachebar mit der Frist {ttl_s}: Nichts könnte je wiederverwendet werden.</translation>
    </message>
    <message>
        <source>Mark it as not cacheable, or set a time limit above zero.</source>
        <translation>Kennzeichnen Sie sie als nicht cachebar, oder setzen Sie eine Frist über null.</translation>
    </message>
    <message>
        <source>The layer {layer} of {site} has no freshness rule of its own.</source>
        <translation>Die Ebene {layer} von {site} hat keine eigene Aktualitätsregel.</translation>
    </message>
    <message>
        <source>Give the layer a time limit or a version rule.</source>
        <translation>Geben Sie der Ebene eine Frist oder eine Versionsregel.</translation>
    </message>
    <message>
        <source>{ttl_s} is longer than the {max_s} advised for {class}, and no reason is given.</source>
        <translation>{ttl_s} ist länger als die für {class} empfohlenen {max_s}, und kein Grund ist angegeben.</translation>
    </message>
    <message>
        <source>Shorten the time limit to {max_s}, or say why it may be longer.</source>
        <translation>Verkürzen Sie die Frist auf {max_s}, oder sagen Sie, warum sie länger sein darf.</translation>
    </message>
    <message>
        <source>{ttl_s} is shorter than the {min_s} advised for {class}: answers expire that could still serve.</source>
        <translation>{ttl_s} ist kürzer als die für {class} empfohlenen {min_s}: Antworten laufen ab, die noch dienen könnten.</translation>
    </message>
    <message>
        <source>Lengthen the time limit to {min_s}, or say why it is shorter.</source>
        <translation>Verlängern Sie die Frist auf {min_s}, oder sagen Sie, warum sie kürzer ist.</translation>
    </message>
    <message>
        <source>{site} depends on permissions, and only its time limit was changed: a shorter life does not stop an answer that must not be seen.</source>
        <translation>{site} hängt von Berechtigungen ab, und nur die Frist wurde geändert: Ein kürzeres Leben hält keine Antwort auf, die nicht gesehen werden darf.</translation>
    </message>
    <message>
        <source>Put access.policy_version into the key and name the event that invalidates entries.</source>
        <translation>Nehmen Sie access.policy_version in den Schlüssel auf, und nennen Sie das Ereignis, das Einträge ungültig macht.</translation>
    </message>
    <message>
        <source>{site} lives until a version changes, but no version stands in its key.</source>
        <translation>{site} gilt, bis sich eine Version ändert, aber keine Version steht im Schlüssel.</translation>
    </message>
    <message>
        <source>Add freshness.source_revision, or another version field, to the key fields.</source>
        <translation>Fügen Sie freshness.source_revision oder ein anderes Versionsfeld zu den Schlüsselfeldern hinzu.</translation>
    </message>
    <message>
        <source>{site} lacks {missing}: a time limit, a version and a way to purge belong together.</source>
        <translation>{site} fehlt {missing}: Eine Frist, eine Version und ein Weg zum Löschen gehören zusammen.</translation>
    </message>
    <message>
        <source>Add what is missing, so that each catches what the others let through.</source>
        <translation>Ergänzen Sie, was fehlt, damit jedes auffängt, was die anderen durchlassen.</translation>
    </message>
    <message>
        <source>{site} speaks of prices and only time protects it: yesterday&apos;s price is served until the limit is reached.</source>
        <translation>{site} spricht von Preisen, und nur die Zeit schützt sie: Der Preis von gestern wird ausgeliefert, bis die Frist erreicht ist.</translation>
    </message>
    <message>
        <source>Put the version of the price list into the key, or cache the price list and write the words afresh.</source>
        <translation>Nehmen Sie die Version der Preisliste in den Schlüssel auf, oder legen Sie die Preisliste in den Cache und lassen Sie den Text neu schreiben.</translation>
    </message>
    <message>
        <source>{site} is tagged {tags} and its finished answers are cacheable: such answers must be written afresh.</source>
        <translation>{site} ist als {tags} gekennzeichnet, und die fertigen Antworten sind cachebar: Solche Antworten müssen neu geschrieben werden.</translation>
    </message>
    <message>
        <source>Mark it as not cacheable, or cache a lower layer.</source>
        <translation>Kennzeichnen Sie sie als nicht cachebar, oder legen Sie eine tiefere Ebene in den Cache.</translation>
    </message>
    <message>
        <source>{site} gives advice: facts and citations may be cached, the finished answer may not.</source>
        <translation>{site} gibt Rat: Fakten und Zitate dürfen in den Cache, die fertige Antwort nicht.</translation>
    </message>
    <message>
        <source>Cache the retrieved passages instead of the finished answer.</source>
        <translation>Legen Sie die gefundenen Textstellen statt der fertigen Antwort in den Cache.</translation>
    </message>
    <message>
        <source>{site} holds answers for one user, but its scope is {scope}.</source>
        <translation>{site} enthält Antworten für einen einzelnen Nutzer, aber der Geltungsbereich ist {scope}.</translation>
    </message>
    <message>
        <source>Set the scope to user and put access.subject into the key.</source>
        <translation>Setzen Sie den Geltungsbereich auf user, und nehmen Sie access.subject in den Schlüssel auf.</translation>
    </message>
    <message>
        <source>{site} depends on who asks ({tags}), but neither tenant, user nor role stands in its key.</source>
        <translation>{site} hängt davon ab, wer fragt ({tags}), aber weder Mandant noch Nutzer noch Rolle steht im Schlüssel.</translation>
    </message>
    <message>
        <source>Put access.tenant into the key and set the scope to tenant.</source>
        <translation>Nehmen Sie access.tenant in den Schlüssel auf, und setzen Sie den Geltungsbereich auf tenant.</translation>
    </message>
    <message>
        <source>{site} does not say for whom its answers may be reused.</source>
        <translation>{site} sagt nicht, für wen die Antworten wiederverwendet werden dürfen.</translation>
    </message>
    <message>
        <source>Set the scope; tenant is a cautious start.</source>
        <translation>Setzen Sie den Geltungsbereich; tenant ist ein vorsichtiger Anfang.</translation>
    </message>
    <message>
        <source>{site} promises the scope {scope}, but {field} does not stand in its key.</source>
        <translation>{site} verspricht den Geltungsbereich {scope}, aber {field} steht nicht im Schlüssel.</translation>
    </message>
    <message>
        <source>Add {field} to the key fields.</source>
        <translation>Fügen Sie {field} zu den Schlüsselfeldern hinzu.</translation>
    </message>
    <message>
        <source>The key of {site} does not change when the prompt does.</source>
        <translation>Der Schlüssel von {site} ändert sich nicht, wenn sich der Prompt ändert.</translation>
    </message>
    <message>
        <source>Add prompt.system_version to the key fields.</source>
        <translation>Fügen Sie prompt.system_version zu den Schlüsselfeldern hinzu.</translation>
    </message>
    <message>
        <source>The key of {site} does not name the model: answers of one model are served for another.</source>
        <translation>Der Schlüssel von {site} nennt das Modell nicht: Antworten eines Modells werden für ein anderes ausgeliefert.</translation>
    </message>
    <message>
        <source>Add route.model to the key fields.</source>
        <translation>Fügen Sie route.model zu den Schlüsselfeldern hinzu.</translation>
    </message>
    <message>
        <source>The key of {site} names no version of the source its answers rest on.</source>
        <translation>Der Schlüssel von {site} nennt keine Version der Quelle, auf der die Antworten beruhen.</translation>
    </message>
    <message>
        <source>Add freshness.source_revision to the key fields.</source>
        <translation>Fügen Sie freshness.source_revision zu den Schlüsselfeldern hinzu.</translation>
    </message>
    <message>
        <source>{site} caches tool results without naming which tool ran where.</source>
        <translation>{site} legt Werkzeugergebnisse in den Cache, ohne zu nennen, welches Werkzeug wo lief.</translation>
    </message>
    <message>
        <source>Add tool.name, tool.args_hash and tool.execution_path to the key fields.</source>
        <translation>Fügen Sie tool.name, tool.args_hash und tool.execution_path zu den Schlüsselfeldern hinzu.</translation>
    </message>
    <message>
        <source>Similar questions in two languages can share an answer of {site}.</source>
        <translation>Ähnliche Fragen in zwei Sprachen können sich eine Antwort von {site} teilen.</translation>
    </message>
    <message>
        <source>Add output.locale to the key fields.</source>
        <translation>Fügen Sie output.locale zu den Schlüsselfeldern hinzu.</translation>
    </message>
    <message>
        <source>{field} is not one of the 32 key fields, so nothing proves it.</source>
        <translation>{field} ist keines der 32 Schlüsselfelder, also belegt es nichts.</translation>
    </message>
    <message>
        <source>Correct the name or remove it.</source>
        <translation>Berichtigen oder entfernen Sie den Namen.</translation>
    </message>
    <message>
        <source>{field} stands more than once in the key fields of {site}.</source>
        <translation>{field} steht mehr als einmal in den Schlüsselfeldern von {site}.</translation>
    </message>
    <message>
        <source>Keep it once.</source>
        <translation>Behalten Sie es einmal.</translation>
    </message>
    <message>
        <source>{site} reuses answers of similar questions without saying how similar they must be.</source>
        <translation>{site} verwendet Antworten ähnlicher Fragen wieder, ohne zu sagen, wie ähnlich sie sein müssen.</translation>
    </message>
    <message>
        <source>Set a similarity threshold; 0.95 is a cautious start.</source>
        <translation>Setzen Sie eine Ähnlichkeitsschwelle; 0,95 ist ein vorsichtiger Anfang.</translation>
    </message>
    <message>
        <source>{threshold} is no similarity: it lies between 0 and 1, and 1 means the same.</source>
        <translation>{threshold} ist keine Ähnlichkeit: Sie liegt zwischen 0 und 1, und 1 heißt gleich.</translation>
    </message>
    <message>
        <source>Set a threshold between 0.92 and 0.97; a distance d is a similarity of 1 − d.</source>
        <translation>Setzen Sie eine Schwelle zwischen 0,92 und 0,97; ein Abstand d ist eine Ähnlichkeit von 1 − d.</translation>
    </message>
    <message>
        <source>A threshold of {threshold} lies below the usual 0.92 to 0.97, and no reason is given.</source>
        <translation>Eine Schwelle von {threshold} liegt unter den üblichen 0,92 bis 0,97, und kein Grund ist angegeben.</translation>
    </message>
    <message>
        <source>Raise it to 0.92 at least, or say what evidence allows it.</source>
        <translation>Erhöhen Sie sie auf mindestens 0,92, oder sagen Sie, welche Nachweise sie erlauben.</translation>
    </message>
    <message>
        <source>A threshold of {threshold} lies above the usual 0.92 to 0.97: hardly anything but the same wording will match.</source>
        <translation>Eine Schwelle von {threshold} liegt über den üblichen 0,92 bis 0,97: Kaum etwas außer dem gleichen Wortlaut wird passen.</translation>
    </message>
    <message>
        <source>Use 0.97, or exact match, or say why.</source>
        <translation>Verwenden Sie 0,97 oder exakten Abgleich, oder sagen Sie, warum.</translation>
    </message>
    <message>
        <source>{site} is tagged {tags}, but a similarity of {threshold} is enough.</source>
        <translation>{site} ist als {tags} gekennzeichnet, aber eine Ähnlichkeit von {threshold} genügt.</translation>
    </message>
    <message>
        <source>Raise the threshold to 0.95 at least.</source>
        <translation>Erhöhen Sie die Schwelle auf mindestens 0,95.</translation>
    </message>
    <message>
        <source>{site} matches exactly, so its threshold of {threshold} has no effect.</source>
        <translation>{site} gleicht exakt ab, darum hat die Schwelle von {threshold} keine Wirkung.</translation>
    </message>
    <message>
        <source>Remove the threshold, or allow similar questions.</source>
        <translation>Entfernen Sie die Schwelle, oder erlauben Sie ähnliche Fragen.</translation>
    </message>
    <message>
        <source>{site} keeps answers made at temperatures up to {temperature}: one throw of the dice is served to all.</source>
        <translation>{site} behält Antworten bei Temperaturen bis {temperature}: Ein einziger Wurf wird an alle ausgeliefert.</translation>
    </message>
    <message>
        <source>Keep only answers made at temperature 0.</source>
        <translation>Behalten Sie nur Antworten bei Temperatur 0.</translation>
    </message>
    <message>
        <source>{site} does not say up to which temperature answers are kept.</source>
        <translation>{site} sagt nicht, bis zu welcher Temperatur Antworten aufbewahrt werden.</translation>
    </message>
    <message>
        <source>Set the highest temperature to 0.</source>
        <translation>Setzen Sie die höchste Temperatur auf 0.</translation>
    </message>
    <message>
        <source>The reason of {site} leans on the provider&apos;s prompt cache, which reuses input and proves nothing about an answer.</source>
        <translation>Der Grund von {site} stützt sich auf den Prompt-Cache des Anbieters, der Eingaben wiederverwendet und nichts über eine Antwort belegt.</translation>
    </message>
    <message>
        <source>Give a reason that speaks of freshness, permission and invalidation.</source>
        <translation>Geben Sie einen Grund an, der von Aktualität, Berechtigung und Ungültigwerden spricht.</translation>
    </message>
    <message>
        <source>{site} is tagged {tags}, where somebody waits for the answer, but runs in the batch lane.</source>
        <translation>{site} ist als {tags} gekennzeichnet, wo jemand auf die Antwort wartet, läuft aber in der Spur batch.</translation>
    </message>
    <message>
        <source>Use the sync lane.</source>
        <translation>Verwenden Sie die Spur sync.</translation>
    </message>
    <message>
        <source>Every call site that is not listed is cacheable.</source>
        <translation>Jede nicht aufgeführte Aufrufstelle ist cachebar.</translation>
    </message>
    <message>
        <source>Set cacheable to false in the defaults and allow call sites one by one.</source>
        <translation>Setzen Sie cacheable in den Vorgaben auf false, und erlauben Sie Aufrufstellen einzeln.</translation>
    </message>
    <message>
        <source>{site} is listed more than once; readers use the last.</source>
        <translation>{site} ist mehr als einmal aufgeführt; beim Lesen gilt die letzte.</translation>
    </message>
    <message>
        <source>Keep one of them.</source>
        <translation>Behalten Sie eine davon.</translation>
    </message>
    <message>
        <source>{value} is not a word that {field} knows.</source>
        <translation>{value} ist kein Wort, das {field} kennt.</translation>
    </message>
    <message>
        <source>Use one of: {allowed}.</source>
        <translation>Verwenden Sie eines von: {allowed}.</translation>
    </message>
    <message>
        <source>{tag} is not a risk tag that any rule looks at.</source>
        <translation>{tag} ist keine Risikomarke, auf die eine Prüfregel achtet.</translation>
    </message>
    <message>
        <source>Use a known tag, or keep it as a mark of your own.</source>
        <translation>Verwenden Sie eine bekannte Marke, oder behalten Sie sie als eigene.</translation>
    </message>
    <message>
        <source>Nobody owns {site}.</source>
        <translation>Niemand ist für {site} zuständig.</translation>
    </message>
    <message>
        <source>Name the person or team that answers for it.</source>
        <translation>Nennen Sie die Person oder das Team, die dafür einstehen.</translation>
    </message>
    <message>
        <source>{site} has no date by which somebody looks again.</source>
        <translation>{site} hat kein Datum, bis zu dem jemand wieder nachsieht.</translation>
    </message>
    <message>
        <source>Set a date to review by; {date} is in a quarter.</source>
        <translation>Setzen Sie ein Datum für die nächste Prüfung; {date} ist in einem Vierteljahr.</translation>
    </message>
    <message>
        <source>{site} was to be reviewed by {date}.</source>
        <translation>{site} sollte bis {date} geprüft sein.</translation>
    </message>
    <message>
        <source>Review a sample of its hits, then set the next date; {next} is in a quarter.</source>
        <translation>Prüfen Sie eine Stichprobe der Treffer, und setzen Sie dann das nächste Datum; {next} ist in einem Vierteljahr.</translation>
    </message>
    <message>
        <source>{value} is not a date of the form 2026-12-31.</source>
        <translation>{value} ist kein Datum der Form 2026-12-31.</translation>
    </message>
    <message>
        <source>Write year, month and day.</source>
        <translation>Schreiben Sie Jahr, Monat und Tag.</translation>
    </message>
    <message>
        <source>{site} lets more answers be reused than before ({fields}), and the reason was not renewed.</source>
        <translation>{site} lässt mehr Antworten wiederverwenden als bisher ({fields}), und der Grund wurde nicht erneuert.</translation>
    </message>
    <message>
        <source>Say why, and name the verdicts or replays that show it.</source>
        <translation>Sagen Sie, warum, und nennen Sie die Urteile oder Gegenproben, die es zeigen.</translation>
    </message>
    <message>
        <source>The key epoch of {site} goes back from {before} to {after}: entries that were retired come alive again.</source>
        <translation>Die Schlüsselepoche von {site} geht von {before} auf {after} zurück: Ausgemusterte Einträge leben wieder auf.</translation>
    </message>
    <message>
        <source>Keep the epoch at {before} or raise it.</source>
        <translation>Lassen Sie die Epoche bei {before}, oder erhöhen Sie sie.</translation>
    </message>
    <message>
        <source>{field} must be in the key of {site}, but {percent} % of its hits do not log it.</source>
        <translation>{field} muss im Schlüssel von {site} stehen, aber {percent} % der Treffer protokollieren es nicht.</translation>
    </message>
    <message>
        <source>Log the field, so that the proof can be checked.</source>
        <translation>Protokollieren Sie das Feld, damit der Beleg prüfbar ist.</translation>
    </message>
    <message>
        <source>{count} tenants were served by {site}, and the tenant does not stand in its key.</source>
        <translation>{count} Mandanten wurden von {site} bedient, und der Mandant steht nicht im Schlüssel.</translation>
    </message>
    <message>
        <source>{count} roles were served by {site}, and the role does not stand in its key.</source>
        <translation>{count} Rollen wurden von {site} bedient, und die Rolle steht nicht im Schlüssel.</translation>
    </message>
    <message>
        <source>Put access.role into the key.</source>
        <translation>Nehmen Sie access.role in den Schlüssel auf.</translation>
    </message>
    <message>
        <source>Reviewers flagged {count} hits of {site} as leaked scope, and it is still cacheable.</source>
        <translation>Prüfende haben {count} Treffer von {site} als „Grenze verletzt“ markiert, und sie ist noch cachebar.</translation>
    </message>
    <message>
        <source>Mark it as not cacheable until the scope is proven.</source>
        <translation>Kennzeichnen Sie sie als nicht cachebar, bis der Geltungsbereich belegt ist.</translation>
    </message>
    <message>
        <source>Reviewers flagged {wrong} of {reviewed} reviewed hits of {site} as wrong reuse.</source>
        <translation>Prüfende haben {wrong} von {reviewed} geprüften Treffern von {site} als falsche Wiederverwendung markiert.</translation>
    </message>
    <message>
        <source>Tighten the rule, or mark the call site as not cacheable.</source>
        <translation>Machen Sie die Regel strenger, oder kennzeichnen Sie die Aufrufstelle als nicht cachebar.</translation>
    </message>
    <message>
        <source>Hits of {site} were made at temperatures up to {seen}, above the {allowed} the policy allows.</source>
        <translation>Treffer von {site} entstanden bei Temperaturen bis {seen}, über den {allowed}, die die Regel erlaubt.</translation>
    </message>
    <message>
        <source>Keep such answers out of the cache.</source>
        <translation>Halten Sie solche Antworten aus dem Cache heraus.</translation>
    </message>
    <message>
        <source>An answer of {site} was served at the age of {age_s}, past its limit of {ttl_s}.</source>
        <translation>Eine Antwort von {site} war beim Ausliefern {age_s} alt, ihre Frist ist {ttl_s}.</translation>
    </message>
    <message>
        <source>Check that the application reads the limit on every lookup, and purge old entries.</source>
        <translation>Prüfen Sie, ob die Anwendung die Frist bei jeder Abfrage liest, und löschen Sie alte Einträge.</translation>
    </message>
    <message>
        <source>{site} served a similarity of {seen}, below its threshold of {threshold}: the application does not follow the policy.</source>
        <translation>{site} hat bei einer Ähnlichkeit von {seen} ausgeliefert, unter der Schwelle von {threshold}: Die Anwendung folgt der Regel nicht.</translation>
    </message>
    <message>
        <source>Check which policy the application has loaded.</source>
        <translation>Prüfen Sie, welches Regelwerk die Anwendung geladen hat.</translation>
    </message>
    <message>
        <source>{site} is not cacheable, but {count} hits were served from the cache.</source>
        <translation>{site} ist nicht cachebar, aber {count} Treffer wurden aus dem Cache ausgeliefert.</translation>
    </message>
    <message>
        <source>Check which policy the application has loaded, and purge its entries.</source>
        <translation>Prüfen Sie, welches Regelwerk die Anwendung geladen hat, und löschen Sie ihre Einträge.</translation>
    </message>
    <message>
        <source>{site} has {keys} different keys and {hits} hits: the key is too large for an answer this broad.</source>
        <translation>{site} hat {keys} verschiedene Schlüssel und {hits} Treffer: Der Schlüssel ist zu groß für eine so allgemeine Antwort.</translation>
    </message>
    <message>
        <source>Cache an intermediate layer instead of the finished answer.</source>
        <translation>Legen Sie eine Zwischenebene statt der fertigen Antwort in den Cache.</translation>
    </message>
    <message>
        <source>An answer without an end outlives every change of what it says; paying once and serving for ever contradicts every table of lives.</source>
        <translation>Eine Antwort ohne Ende überlebt jede Änderung dessen, was sie sagt; einmal bezahlen und für immer ausliefern widerspricht jeder Tabelle der Lebensdauern.</translation>
    </message>
    <message>
        <source>A life of nothing costs a write and a look-up and never saves a call.</source>
        <translation>Eine Lebensdauer von null kostet ein Schreiben und ein Nachsehen und spart nie einen Aufruf.</translation>
    </message>
    <message>
        <source>Each layer ages by itself: passages with the corpus, tool results with the tool, answers with both.</source>
        <translation>Jede Ebene altert für sich: Textstellen mit dem Bestand, Werkzeugergebnisse mit dem Werkzeug, Antworten mit beiden.</translation>
    </message>
    <message>
        <source>The advised range is how long such answers stayed true for those who measured; longer needs evidence.</source>
        <translation>So lange blieben solche Antworten bei denen wahr, die gemessen haben; länger braucht Nachweise.</translation>
    </message>
    <message>
        <source>A life that ends too early turns hits into paid calls without making anything safer.</source>
        <translation>Eine zu kurze Lebensdauer macht aus Treffern bezahlte Aufrufe, ohne etwas sicherer zu machen.</translation>
    </message>
    <message>
        <source>Who may read a file changes at once; a shorter life only shortens how long the wrong person reads it.</source>
        <translation>Wer eine Datei lesen darf, ändert sich sofort; eine kürzere Lebensdauer verkürzt nur, wie lange die falsche Person sie liest.</translation>
    </message>
    <message>
        <source>Only what stands in the key can make an entry unfit when the source changes.</source>
        <translation>Nur was im Schlüssel steht, kann einen Eintrag unpassend machen, wenn sich die Quelle ändert.</translation>
    </message>
    <message>
        <source>A time limit catches what nobody announced, a version what was published, a purge what must go now.</source>
        <translation>Eine Frist fängt auf, was niemand angekündigt hat, eine Version, was veröffentlicht wurde, ein Löschen, was sofort weg muss.</translation>
    </message>
    <message>
        <source>A price is wrong from the second it changes; one hour of yesterday&apos;s price is one hour of wrong offers.</source>
        <translation>Ein Preis ist von der Sekunde an falsch, in der er sich ändert; eine Stunde mit dem Preis von gestern ist eine Stunde falscher Angebote.</translation>
    </message>
    <message>
        <source>Account, permissions, prices, stock, law, money, tool results and the running talk are true for one moment or one person.</source>
        <translation>Konto, Berechtigungen, Preise, Bestand, Recht, Geld, Werkzeugergebnisse und das laufende Gespräch gelten für einen Augenblick oder eine Person.</translation>
    </message>
    <message>
        <source>Facts and citations stay, but advice rests on a situation that the next person does not share.</source>
        <translation>Fakten und Zitate bleiben, aber Rat beruht auf einer Lage, die die nächste Person nicht teilt.</translation>
    </message>
    <message>
        <source>What was written for one person tells others about that person.</source>
        <translation>Was für eine Person geschrieben wurde, verrät anderen etwas über sie.</translation>
    </message>
    <message>
        <source>An answer may be shared only among those who may see everything it was made from.</source>
        <translation>Eine Antwort darf nur unter denen geteilt werden, die alles sehen dürfen, woraus sie entstand.</translation>
    </message>
    <message>
        <source>A cache that does not know whom it serves serves everybody.</source>
        <translation>Ein Cache, der nicht weiß, wen er bedient, bedient alle.</translation>
    </message>
    <message>
        <source>A promise that the key does not keep is not kept by anything.</source>
        <translation>Ein Versprechen, das der Schlüssel nicht hält, hält niemand.</translation>
    </message>
    <message>
        <source>After a new prompt old answers speak as the old one did, mixed with the new ones.</source>
        <translation>Nach einem neuen Prompt sprechen alte Antworten wie der alte, vermischt mit den neuen.</translation>
    </message>
    <message>
        <source>A change of route must not be hidden by answers of the model it left.</source>
        <translation>Ein neuer Modellweg darf nicht von Antworten des verlassenen Modells verdeckt werden.</translation>
    </message>
    <message>
        <source>Whether the same answer would be right tomorrow depends on the source it was shown.</source>
        <translation>Ob dieselbe Antwort morgen richtig wäre, hängt von der Quelle ab, die ihr gezeigt wurde.</translation>
    </message>
    <message>
        <source>The same question asked of another tool, or with other arguments, has another answer.</source>
        <translation>Dieselbe Frage an ein anderes Werkzeug oder mit anderen Argumenten hat eine andere Antwort.</translation>
    </message>
    <message>
        <source>Embeddings of two languages lie close together, readers of two languages do not.</source>
        <translation>Embeddings zweier Sprachen liegen nah beieinander, wer sie liest, nicht.</translation>
    </message>
    <message>
        <source>What no log and no client writes under that name can never be proven.</source>
        <translation>Was kein Protokoll und kein Client unter diesem Namen schreibt, lässt sich nie belegen.</translation>
    </message>
    <message>
        <source>The second one proves nothing more and hides what is missing.</source>
        <translation>Das zweite belegt nichts weiter und verdeckt, was fehlt.</translation>
    </message>
    <message>
        <source>Without a threshold the nearest entry is served, however far it is.</source>
        <translation>Ohne Schwelle wird der nächste Eintrag ausgeliefert, wie weit er auch entfernt ist.</translation>
    </message>
    <message>
        <source>Similarity and distance are mixed up easily; the wrong one serves everything or nothing.</source>
        <translation>Ähnlichkeit und Abstand werden leicht verwechselt; das falsche von beiden liefert alles oder nichts aus.</translation>
    </message>
    <message>
        <source>Below 0.92 other questions of the same subject are answered with each other&apos;s answers.</source>
        <translation>Unter 0,92 werden verschiedene Fragen desselben Themas mit den Antworten der jeweils anderen beantwortet.</translation>
    </message>
    <message>
        <source>Above 0.97 hardly a rewording is caught: exact matching does the same without an embedding call.</source>
        <translation>Über 0,97 wird kaum eine Umformulierung erfasst: Exakter Abgleich leistet dasselbe ohne Embedding-Aufruf.</translation>
    </message>
    <message>
        <source>Where facts or rights are at stake, 0.95 is the least that is advised.</source>
        <translation>Wo es um Fakten oder Rechte geht, ist 0,95 das Mindeste, das empfohlen wird.</translation>
    </message>
    <message>
        <source>A number without effect makes its reader believe in a protection that is not there.</source>
        <translation>Eine Zahl ohne Wirkung lässt an einen Schutz glauben, den es nicht gibt.</translation>
    </message>
    <message>
        <source>Above temperature 0 an answer is one draw of many; caching makes it everybody&apos;s.</source>
        <translation>Über Temperatur 0 ist eine Antwort ein Wurf von vielen; der Cache macht daraus die Antwort für alle.</translation>
    </message>
    <message>
        <source>Only answers made at temperature 0 are worth keeping, and the policy should say so.</source>
        <translation>Nur Antworten bei Temperatur 0 sind das Aufbewahren wert, und das Regelwerk sollte es sagen.</translation>
    </message>
    <message>
        <source>The prompt cache reuses computation of the input; freshness, permission and invalidation are not its business.</source>
        <translation>Der Prompt-Cache verwendet Rechenarbeit an der Eingabe wieder; Aktualität, Berechtigung und Ungültigwerden gehen ihn nichts an.</translation>
    </message>
    <message>
        <source>A batch answers within hours; somebody who waits needs an answer now and of now.</source>
        <translation>Ein Stapel antwortet binnen Stunden; wer wartet, braucht eine Antwort von jetzt, und zwar jetzt.</translation>
    </message>
    <message>
        <source>Most complaints end when the caller must say that an answer may be kept.</source>
        <translation>Die meisten Beschwerden enden, wenn der Aufrufer sagen muss, dass eine Antwort aufbewahrt werden darf.</translation>
    </message>
    <message>
        <source>Two truths in one file: who reads from the top obeys another rule than the programs do.</source>
        <translation>Zwei Wahrheiten in einer Datei: Wer von oben liest, folgt einer anderen Regel als die Programme.</translation>
    </message>
    <message>
        <source>A word that programs do not know is read as if nothing stood there.</source>
        <translation>Ein Wort, das Programme nicht kennen, wird gelesen, als stünde dort nichts.</translation>
    </message>
    <message>
        <source>A tag protects only where a rule looks at it.</source>
        <translation>Eine Marke schützt nur, wo eine Prüfregel auf sie achtet.</translation>
    </message>
    <message>
        <source>A policy lives beside monitoring and deployment, and those have somebody on call.</source>
        <translation>Ein Regelwerk lebt neben Überwachung und Auslieferung, und dort ist jemand in Bereitschaft.</translation>
    </message>
    <message>
        <source>What was right when it was set is not looked at again by itself.</source>
        <translation>Was beim Festlegen richtig war, sieht sich niemand von selbst noch einmal an.</translation>
    </message>
    <message>
        <source>The date was set because the answer to “is this still right” ages too.</source>
        <translation>Das Datum steht da, weil auch die Antwort auf „Stimmt das noch?“ altert.</translation>
    </message>
    <message>
        <source>A date that nobody can compare never comes.</source>
        <translation>Ein Datum, das niemand vergleichen kann, kommt nie.</translation>
    </message>
    <message>
        <source>Who lets more be reused should leave behind why; the next complaint will ask.</source>
        <translation>Wer mehr wiederverwenden lässt, sollte hinterlassen, warum; die nächste Beschwerde wird danach fragen.</translation>
    </message>
    <message>
        <source>Entries were retired for a cause that did not go away.</source>
        <translation>Einträge wurden aus einem Grund ausgemustert, der nicht verschwunden ist.</translation>
    </message>
    <message>
        <source>What any of the five proofs lacks is to be answered afresh, so unlogged fields turn hits into misses.</source>
        <translation>Was einen der fünf Belege nicht hat, ist neu zu beantworten; nicht protokollierte Felder machen darum aus Treffern Fehltreffer.</translation>
    </message>
    <message>
        <source>One entry that two tenants can reach is a leak waiting for its question.</source>
        <translation>Ein Eintrag, den zwei Mandanten erreichen, ist ein Leck, das auf seine Frage wartet.</translation>
    </message>
    <message>
        <source>Roles see different things; one answer for both shows one of them too much.</source>
        <translation>Rollen sehen Verschiedenes; eine Antwort für beide zeigt einer davon zu viel.</translation>
    </message>
    <message>
        <source>The first wrong person is enough to close a call site until its key is mended.</source>
        <translation>Die erste falsche Person genügt, um eine Aufrufstelle zu schließen, bis ihr Schlüssel berichtigt ist.</translation>
    </message>
    <message>
        <source>The first bad entry names the call site that should stop reusing.</source>
        <translation>Der erste schlechte Eintrag nennt die Aufrufstelle, die nicht mehr wiederverwenden sollte.</translation>
    </message>
    <message>
        <source>The log shows what is really kept, whatever the policy says.</source>
        <translation>Das Protokoll zeigt, was wirklich aufbewahrt wird, was auch immer das Regelwerk sagt.</translation>
    </message>
    <message>
        <source>An application that serves past the limit does not read this policy.</source>
        <translation>Eine Anwendung, die nach der Frist ausliefert, liest dieses Regelwerk nicht.</translation>
    </message>
    <message>
        <source>An application that serves below the threshold does not read this policy.</source>
        <translation>Eine Anwendung, die unter der Schwelle ausliefert, liest dieses Regelwerk nicht.</translation>
    </message>
    <message>
        <source>A closed call site that still serves was not told.</source>
        <translation>Eine geschlossene Aufrufstelle, die noch ausliefert, hat davon nichts erfahren.</translation>
    </message>
    <message>
        <source>A key that hardly anybody repeats stores answers that nobody asks for again; a part of the answer may repeat more often.</source>
        <translation>Ein Schlüssel, den kaum jemand wiederholt, speichert Antworten, nach denen niemand wieder fragt; ein Teil der Antwort wiederholt sich vielleicht öfter.</translation>
    </message>
</context>
<context>
    <name>MappingFields</name>
    <message>
        <source>Time of the event</source>
        <translation>Zeit des Ereignisses</translation>
    </message>
    <message>
        <source>needed: days, ages and drift rest on it</source>
        <translation>nötig: Tage, Alter und Veränderung beruhen darauf</translation>
    </message>
    <message>
        <source>Hit or miss</source>
        <translation>Treffer oder Fehltreffer</translation>
    </message>
    <message>
        <source>needed: say below which value means what</source>
        <translation>nötig: Sagen Sie unten, welcher Wert was bedeutet</translation>
    </message>
    <message>
        <source>Id of the event</source>
        <translation>Kennung des Ereignisses</translation>
    </message>
    <message>
        <source>keeps verdicts when the log moves</source>
        <translation>bewahrt Urteile, wenn das Protokoll umzieht</translation>
    </message>
    <message>
        <source>Call site</source>
        <translation>Aufrufstelle</translation>
    </message>
    <message>
        <source>needed: the place in the application that asked</source>
        <translation>nötig: die Stelle in der Anwendung, die gefragt hat</translation>
    </message>
    <message>
        <source>What was cached (layer)</source>
        <translation>Was im Cache lag (Ebene)</translation>
    </message>
    <message>
        <source>Lane (sync or batch)</source>
        <translation>Spur (sync oder batch)</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Sampling parameters</source>
        <translation>Sampling-Parameter</translation>
    </message>
    <message>
        <source>Question asked now</source>
        <translation>Jetzt gestellte Frage</translation>
    </message>
    <message>
        <source>without it nobody can judge a reuse</source>
        <translation>ohne sie kann niemand eine Wiederverwendung beurteilen</translation>
    </message>
    <message>
        <source>Question answered then</source>
        <translation>Damals beantwortete Frage</translation>
    </message>
    <message>
        <source>what the cached answer was written for</source>
        <translation>wofür die Antwort im Cache geschrieben wurde</translation>
    </message>
    <message>
        <source>Answer that was served</source>
        <translation>Ausgelieferte Antwort</translation>
    </message>
    <message>
        <source>Whole request</source>
        <translation>Ganze Anfrage</translation>
    </message>
    <message>
        <source>Exact or semantic</source>
        <translation>Exakt oder semantisch</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>0 to 1, 1 = the same</source>
        <translation>0 bis 1, 1 = gleich</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Similarity of the second best</source>
        <translation>Ähnlichkeit des Zweitbesten</translation>
    </message>
    <message>
        <source>Cache key</source>
        <translation>Cache-Schlüssel</translation>
    </message>
    <message>
        <source>Id of the entry</source>
        <translation>Kennung des Eintrags</translation>
    </message>
    <message>
        <source>Entry written at</source>
        <translation>Eintrag geschrieben um</translation>
    </message>
    <message>
        <source>gives the age of what was served</source>
        <translation>ergibt das Alter dessen, was ausgeliefert wurde</translation>
    </message>
    <message>
        <source>Age of the entry, seconds</source>
        <translation>Alter des Eintrags, Sekunden</translation>
    </message>
    <message>
        <source>TTL of the entry, seconds</source>
        <translation>TTL des Eintrags, Sekunden</translation>
    </message>
    <message>
        <source>Latency, milliseconds</source>
        <translation>Dauer, Millisekunden</translation>
    </message>
    <message>
        <source>Embedding time, milliseconds</source>
        <translation>Dauer des Embeddings, Millisekunden</translation>
    </message>
    <message>
        <source>Cost, dollars</source>
        <translation>Kosten, Dollar</translation>
    </message>
    <message>
        <source>Saved, dollars</source>
        <translation>Gespart, Dollar</translation>
    </message>
    <message>
        <source>Input tokens</source>
        <translation>Eingabe-Token</translation>
    </message>
    <message>
        <source>Output tokens</source>
        <translation>Ausgabe-Token</translation>
    </message>
    <message>
        <source>Input tokens the provider had cached</source>
        <translation>Eingabe-Token aus dem Cache des Anbieters</translation>
    </message>
    <message>
        <source>Tokens written to the provider&apos;s cache</source>
        <translation>In den Cache des Anbieters geschriebene Token</translation>
    </message>
    <message>
        <source>User (hashed)</source>
        <translation>Nutzer (als Hash)</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>What the user did next</source>
        <translation>Was der Nutzer danach tat</translation>
    </message>
    <message>
        <source>retry, corrected or none</source>
        <translation>retry, corrected oder none</translation>
    </message>
    <message>
        <source>Flag of the application</source>
        <translation>Markierung der Anwendung</translation>
    </message>
    <message>
        <source>When and what</source>
        <translation>Wann und was</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>What was asked and answered</source>
        <translation>Was gefragt und geantwortet wurde</translation>
    </message>
    <message>
        <source>How it was found</source>
        <translation>Wie es gefunden wurde</translation>
    </message>
    <message>
        <source>The entry that was served</source>
        <translation>Der ausgelieferte Eintrag</translation>
    </message>
    <message>
        <source>Time and cost</source>
        <translation>Zeit und Kosten</translation>
    </message>
    <message>
        <source>Who, and what came after</source>
        <translation>Wer, und was danach kam</translation>
    </message>
    <message>
        <source>Key fields of the request</source>
        <translation>Schlüsselfelder der Anfrage</translation>
    </message>
    <message>
        <source>Key fields of the entry</source>
        <translation>Schlüsselfelder des Eintrags</translation>
    </message>
</context>
<context>
    <name>PolicyPhrase</name>
    <message>
        <source>{layer} of {site} {may}</source>
        <translation>{layer} von {site} {may}</translation>
    </message>
    <message>
        <source>may be reused</source>
        <translation>dürfen wiederverwendet werden</translation>
    </message>
    <message>
        <source>are never reused</source>
        <translation>werden nie wiederverwendet</translation>
    </message>
    <message>
        <source>; each request is answered afresh</source>
        <translation>; jede Anfrage wird neu beantwortet</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Retrieved passages</source>
        <translation>Gefundene Textstellen</translation>
    </message>
    <message>
        <source>Tool results</source>
        <translation>Werkzeugergebnisse</translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation>Embeddings</translation>
    </message>
    <message>
        <source>Parsed fields</source>
        <translation>Ausgelesene Felder</translation>
    </message>
    <message>
        <source>Prompt prefixes</source>
        <translation>Prompt-Anfänge</translation>
    </message>
    <message>
        <source>Batch results</source>
        <translation>Stapelergebnisse</translation>
    </message>
    <message>
        <source>Cached values</source>
        <translation>Werte im Cache</translation>
    </message>
    <message>
        <source> for {ttl}</source>
        <translation>: {ttl} lang</translation>
    </message>
    <message>
        <source> until a change in {versions}</source>
        <translation>: bis zu einer Änderung bei {versions}</translation>
    </message>
    <message>
        <source> for {ttl}, or until a change in {versions} if that is sooner</source>
        <translation>: {ttl} lang, höchstens aber bis zu einer Änderung bei {versions}</translation>
    </message>
    <message>
        <source> without a time limit</source>
        <translation>: ohne Frist</translation>
    </message>
    <message>
        <source>the source version</source>
        <translation>der Quellversion</translation>
    </message>
    <message>
        <source>, within one tenant</source>
        <translation>, innerhalb eines Mandanten</translation>
    </message>
    <message>
        <source>, for the same user</source>
        <translation>, für denselben Nutzer</translation>
    </message>
    <message>
        <source>, within one role</source>
        <translation>, innerhalb einer Rolle</translation>
    </message>
    <message>
        <source>, within one session</source>
        <translation>, innerhalb einer Sitzung</translation>
    </message>
    <message>
        <source>, within one entitlement</source>
        <translation>, innerhalb einer Berechtigung</translation>
    </message>
    <message>
        <source>, for everybody</source>
        <translation>, für alle</translation>
    </message>
    <message>
        <source>, for anybody, as no scope is set</source>
        <translation>, für alle, da kein Geltungsbereich gesetzt ist</translation>
    </message>
    <message>
        <source>, within the scope {scope}</source>
        <translation>, im Geltungsbereich {scope}</translation>
    </message>
    <message>
        <source>, when the question is exactly the same</source>
        <translation>, bei genau derselben Frage</translation>
    </message>
    <message>
        <source>, when at least {threshold} similar</source>
        <translation>, ab einer Ähnlichkeit von {threshold}</translation>
    </message>
    <message>
        <source>, when the same or at least {threshold} similar</source>
        <translation>, bei derselben Frage oder ab einer Ähnlichkeit von {threshold}</translation>
    </message>
    <message>
        <source>, when similar, as no threshold is set</source>
        <translation>, bei ähnlicher Frage, da keine Schwelle gesetzt ist</translation>
    </message>
    <message>
        <source>, when the match is {match}</source>
        <translation>, bei Abgleich nach {match}</translation>
    </message>
    <message>
        <source>.</source>
        <translation>.</translation>
    </message>
    <message>
        <source> Only answers made at temperature 0 are kept.</source>
        <translation> Aufbewahrt werden nur Antworten bei Temperatur 0.</translation>
    </message>
    <message>
        <source> Only answers made at temperature {temperature} or below are kept.</source>
        <translation> Aufbewahrt werden nur Antworten bei Temperatur {temperature} oder darunter.</translation>
    </message>
    <message>
        <source> The key must prove {fields}.</source>
        <translation> Der Schlüssel muss {fields} belegen.</translation>
    </message>
    <message>
        <source> Entries written before key epoch {epoch} are no longer used.</source>
        <translation> Einträge von vor Schlüsselepoche {epoch} werden nicht mehr verwendet.</translation>
    </message>
    <message>
        <source> Served in the batch lane.</source>
        <translation> Bedient in der Spur batch.</translation>
    </message>
    <message>
        <source> Tagged as {tags}.</source>
        <translation> Gekennzeichnet als {tags}.</translation>
    </message>
    <message>
        <source>, when the same or similar, as no threshold is set</source>
        <translation>, bei derselben oder einer ähnlichen Frage, da keine Schwelle gesetzt ist</translation>
    </message>
</context>
<context>
    <name>PolicyPreset</name>
    <message>
        <source>Reference cache</source>
        <translation>Referenz-Cache</translation>
    </message>
    <message>
        <source>One short life for everything, as the reference cache sets when nobody says otherwise.</source>
        <translation>Eine kurze Lebensdauer für alles, wie sie der Referenz-Cache setzt, wenn niemand etwas anderes sagt.</translation>
    </message>
    <message>
        <source>By type of question</source>
        <translation>Nach Art der Frage</translation>
    </message>
    <message>
        <source>One number per type; greetings longest.</source>
        <translation>Eine Zahl je Art; Grüße am längsten.</translation>
    </message>
    <message>
        <source>Semantic cache</source>
        <translation>Semantischer Cache</translation>
    </message>
    <message>
        <source>A wide range for questions that are asked again and again; the upper end needs a purge when the source changes.</source>
        <translation>Eine weite Spanne für Fragen, die immer wieder gestellt werden; am oberen Ende muss gelöscht werden, wenn sich die Quelle ändert.</translation>
    </message>
    <message>
        <source>By how fast the truth moves</source>
        <translation>Danach, wie schnell sich die Wahrheit bewegt</translation>
    </message>
    <message>
        <source>The most careful of the three: ranges instead of numbers, and nothing beyond the session for what belongs to one user.</source>
        <translation>Die vorsichtigste der drei: Spannen statt Zahlen, und nichts über die Sitzung hinaus für das, was einem einzelnen Nutzer gehört.</translation>
    </message>
    <message>
        <source>Nearly the same words only; most rewordings miss.</source>
        <translation>Nur fast dieselben Wörter; die meisten Umformulierungen werden Fehltreffer.</translation>
    </message>
    <message>
        <source>Careful: rewordings of the same question.</source>
        <translation>Vorsichtig: Umformulierungen derselben Frage.</translation>
    </message>
    <message>
        <source>Open: the lower end of what is usual.</source>
        <translation>Offen: das untere Ende des Üblichen.</translation>
    </message>
    <message>
        <source>Below this, other questions are answered.</source>
        <translation>Darunter werden andere Fragen beantwortet.</translation>
    </message>
    <message>
        <source>Formats a text</source>
        <translation>Formatiert einen Text</translation>
    </message>
    <message>
        <source>Sorts into classes</source>
        <translation>Ordnet in Klassen ein</translation>
    </message>
    <message>
        <source>Takes facts out of a document</source>
        <translation>Entnimmt einem Dokument Fakten</translation>
    </message>
    <message>
        <source>Summarises a document that has a version</source>
        <translation>Fasst ein Dokument mit Version zusammen</translation>
    </message>
    <message>
        <source>Answers frequent questions</source>
        <translation>Beantwortet häufige Fragen</translation>
    </message>
    <message>
        <source>Quotes prices or plans</source>
        <translation>Nennt Preise oder Tarife</translation>
    </message>
    <message>
        <source>Gives advice</source>
        <translation>Gibt Rat</translation>
    </message>
    <message>
        <source>Answers about somebody&apos;s own account</source>
        <translation>Antwortet zum eigenen Konto von jemandem</translation>
    </message>
    <message>
        <source>Writes something new each time</source>
        <translation>Schreibt jedes Mal etwas Neues</translation>
    </message>
    <message>
        <source>The key names the version of its source</source>
        <translation>Der Schlüssel nennt die Version seiner Quelle</translation>
    </message>
    <message>
        <source>The key names who may see it</source>
        <translation>Der Schlüssel nennt, wer es sehen darf</translation>
    </message>
    <message>
        <source>The key names the model</source>
        <translation>Der Schlüssel nennt das Modell</translation>
    </message>
    <message>
        <source>The key names the prompt</source>
        <translation>Der Schlüssel nennt den Prompt</translation>
    </message>
    <message>
        <source>A freshness class is chosen</source>
        <translation>Eine Aktualitätsklasse ist gewählt</translation>
    </message>
    <message>
        <source>Nothing dangerous depends on it</source>
        <translation>Nichts Gefährliches hängt davon ab</translation>
    </message>
    <message>
        <source>The key names the corpus version</source>
        <translation>Der Schlüssel nennt die Version des Bestands</translation>
    </message>
    <message>
        <source>The key names the documents</source>
        <translation>Der Schlüssel nennt die Dokumente</translation>
    </message>
    <message>
        <source>The key names how texts are cut</source>
        <translation>Der Schlüssel nennt, wie Texte geteilt werden</translation>
    </message>
    <message>
        <source>The key names the embedding model</source>
        <translation>Der Schlüssel nennt das Embedding-Modell</translation>
    </message>
    <message>
        <source>It has a life of its own</source>
        <translation>Es hat eine eigene Lebensdauer</translation>
    </message>
    <message>
        <source>The key names tool and arguments</source>
        <translation>Der Schlüssel nennt Werkzeug und Argumente</translation>
    </message>
    <message>
        <source>No live system stands behind it</source>
        <translation>Kein laufendes System steht dahinter</translation>
    </message>
    <message>
        <source>Nobody waits for it</source>
        <translation>Niemand wartet darauf</translation>
    </message>
    <message>
        <source>It runs in the batch lane</source>
        <translation>Es läuft in der Spur batch</translation>
    </message>
    <message>
        <source>The key names the tools</source>
        <translation>Der Schlüssel nennt die Werkzeuge</translation>
    </message>
    <message>
        <source>A time limit is set</source>
        <translation>Eine Frist ist gesetzt</translation>
    </message>
    <message>
        <source>An event can purge it</source>
        <translation>Ein Ereignis kann es löschen</translation>
    </message>
</context>
<context>
    <name>PolicyText</name>
    <message>
        <source>Cacheable</source>
        <translation>Cachebar</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>TTL</source>
        <translation>TTL</translation>
    </message>
    <message>
        <source>Valid until a version changes</source>
        <translation>Gültig bis Versionswechsel</translation>
    </message>
    <message>
        <source>Similarity threshold</source>
        <translation>Ähnlichkeitsschwelle</translation>
    </message>
    <message>
        <source>Key fields</source>
        <translation>Schlüsselfelder</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Geltungsbereich</translation>
    </message>
    <message>
        <source>Freshness class</source>
        <translation>Aktualitätsklasse</translation>
    </message>
    <message>
        <source>Risk tags</source>
        <translation>Risikomarken</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>Key epoch</source>
        <translation>Schlüsselepoche</translation>
    </message>
    <message>
        <source>Highest temperature</source>
        <translation>Höchste Temperatur</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Review by</source>
        <translation>Prüfen bis</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Nachweise</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutral</translation>
    </message>
    <message>
        <source>Tightens</source>
        <translation>Strenger</translation>
    </message>
    <message>
        <source>Loosens</source>
        <translation>Lockerer</translation>
    </message>
    <message>
        <source>Development</source>
        <translation>Entwicklung</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>Staging</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
</context>
<context>
    <name>ProofText</name>
    <message>
        <source>Model route</source>
        <translation>Modellweg</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Freshness</source>
        <translation>Aktualität</translation>
    </message>
    <message>
        <source>Proven</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Mismatch</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Not proven</source>
        <translation>Nicht belegt</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Konstant</translation>
    </message>
    <message>
        <source>All five lights are proven</source>
        <translation>Alle fünf Lichter sind belegt</translation>
    </message>
    <message>
        <source>%1 of 5 lights proven</source>
        <translation>%1 von 5 Lichtern belegt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mismatch(es)</source>
        <translation>
            <numerusform>%Ln Abweichung</numerusform>
            <numerusform>%Ln Abweichungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln proven</source>
        <translation>
            <numerusform>%Ln belegt</numerusform>
            <numerusform>%Ln belegt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln constant</source>
        <translation>
            <numerusform>%Ln konstant</numerusform>
            <numerusform>%Ln konstant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not proven</source>
        <translation>
            <numerusform>%Ln nicht belegt</numerusform>
            <numerusform>%Ln nicht belegt</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>not readable as JSON</source>
        <translation>nicht als JSON lesbar</translation>
    </message>
    <message>
        <source>the line is cut off</source>
        <translation>die Zeile ist abgeschnitten</translation>
    </message>
    <message>
        <source>the line is too long</source>
        <translation>die Zeile ist zu lang</translation>
    </message>
    <message>
        <source>not a JSON object</source>
        <translation>kein JSON-Objekt</translation>
    </message>
    <message>
        <source>the member “event” is missing</source>
        <translation>die Angabe „event“ fehlt</translation>
    </message>
    <message>
        <source>the event is of an unknown kind</source>
        <translation>das Ereignis ist von unbekannter Art</translation>
    </message>
</context>
<context>
    <name>QueryCompletion</name>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>kleiner als</translation>
    </message>
    <message>
        <source>more than</source>
        <translation>größer als</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>mindestens</translation>
    </message>
    <message>
        <source>on that day (UTC)</source>
        <translation>an diesem Tag (UTC)</translation>
    </message>
    <message>
        <source>from</source>
        <translation>ab</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vor</translation>
    </message>
    <message>
        <source>matches a regular expression</source>
        <translation>entspricht einem regulären Ausdruck</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a duration: 7d, 12h</source>
        <translation>eine Dauer: 7d, 12h</translation>
    </message>
    <message>
        <source>a duration: 250ms, 2s</source>
        <translation>eine Dauer: 250ms, 2s</translation>
    </message>
    <message>
        <source>a day or a time</source>
        <translation>ein Tag oder eine Zeit</translation>
    </message>
    <message>
        <source>words of a text</source>
        <translation>Wörter eines Textes</translation>
    </message>
    <message>
        <source>a name, * for anything</source>
        <translation>ein Name, * für Beliebiges</translation>
    </message>
    <message>
        <source>one of a few words</source>
        <translation>eines von wenigen Wörtern</translation>
    </message>
    <message>
        <source>the name of a key field</source>
        <translation>der Name eines Schlüsselfelds</translation>
    </message>
</context>
<context>
    <name>QueryErrorText</name>
    <message>
        <source>a word or a condition such as call_site:billing</source>
        <translation>ein Wort oder eine Bedingung wie call_site:billing</translation>
    </message>
    <message>
        <source>the name of a field such as call_site, similarity or age</source>
        <translation>der Name eines Feldes wie call_site, similarity oder age</translation>
    </message>
    <message>
        <source>the name of a key field such as access.tenant</source>
        <translation>der Name eines Schlüsselfelds wie access.tenant</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>ein Wert</translation>
    </message>
    <message>
        <source>a number such as 0.93</source>
        <translation>eine Zahl wie 0.93</translation>
    </message>
    <message>
        <source>a duration such as 7d, 12h or 90s</source>
        <translation>eine Dauer wie 7d, 12h oder 90s</translation>
    </message>
    <message>
        <source>a date such as 2026-11-01</source>
        <translation>ein Datum wie 2026-11-01</translation>
    </message>
    <message>
        <source>one of the words of this field</source>
        <translation>eines der Wörter dieses Feldes</translation>
    </message>
    <message>
        <source>one of : &lt; &lt;= &gt; &gt;=</source>
        <translation>eines von : &lt; &lt;= &gt; &gt;=</translation>
    </message>
    <message>
        <source>a closing parenthesis</source>
        <translation>eine schließende Klammer</translation>
    </message>
    <message>
        <source>a closing quotation mark</source>
        <translation>ein schließendes Anführungszeichen</translation>
    </message>
    <message>
        <source>a closing slash behind the regular expression</source>
        <translation>ein schließender Schrägstrich nach dem regulären Ausdruck</translation>
    </message>
    <message>
        <source>a valid regular expression</source>
        <translation>ein gültiger regulärer Ausdruck</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>eines von %1</translation>
    </message>
    <message>
        <source>the regular expression goes wrong at “%1”.</source>
        <translation>Der reguläre Ausdruck ist bei „%1“ falsch.</translation>
    </message>
    <message>
        <source>expected %1.</source>
        <translation>Erwartet: %1.</translation>
    </message>
    <message>
        <source>expected %1, found “%2”.</source>
        <translation>Erwartet: %1; gefunden: „%2“.</translation>
    </message>
</context>
<context>
    <name>ReasonText</name>
    <message>
        <source>asks about %1, the answered question does not</source>
        <translation>fragt nach %1, die beantwortete Frage nicht</translation>
    </message>
    <message>
        <source>answer written for %1, not asked here</source>
        <translation>Antwort gilt für %1, hier nicht gefragt</translation>
    </message>
    <message>
        <source>asks about %1, answer written for %2</source>
        <translation>fragt nach %1, Antwort gilt für %2</translation>
    </message>
    <message>
        <source>only one of the questions says “%1”</source>
        <translation>nur eine der Fragen sagt „%1“</translation>
    </message>
    <message>
        <source>asks “%1”, answer written for “%2”</source>
        <translation>fragt „%1“, Antwort gilt für „%2“</translation>
    </message>
    <message>
        <source>hangs on the conversation before it: “%1”</source>
        <translation>hängt am vorangegangenen Gespräch: „%1“</translation>
    </message>
    <message>
        <source>asks for something new: “%1”</source>
        <translation>fragt nach etwas Neuem: „%1“</translation>
    </message>
    <message>
        <source>asks to do something: “%1”</source>
        <translation>verlangt eine Handlung: „%1“</translation>
    </message>
    <message>
        <source>same words, roles swapped: %1</source>
        <translation>gleiche Wörter, Rollen vertauscht: %1</translation>
    </message>
    <message>
        <source>one of the questions is written in another script</source>
        <translation>eine der Fragen steht in einer anderen Schrift</translation>
    </message>
    <message>
        <source>the answer talks about %1, not about %2</source>
        <translation>die Antwort spricht von %1, nicht von %2</translation>
    </message>
    <message>
        <source>closer cached question exists: “%1”</source>
        <translation>eine nähere Frage liegt im Cache: „%1“</translation>
    </message>
    <message numerus="yes">
        <source>the place of “%1” has %Ln values in this log</source>
        <translation>
            <numerusform>die Stelle von „%1“ hat %Ln Wert in diesem Protokoll</numerusform>
            <numerusform>die Stelle von „%1“ hat %Ln Werte in diesem Protokoll</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>none of the %Ln other requests for this answer says “%1”</source>
        <translation>
            <numerusform>die %Ln andere Anfrage zu dieser Antwort sagt nicht „%1“</numerusform>
            <numerusform>keine der %Ln anderen Anfragen zu dieser Antwort sagt „%1“</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>one answer for %Ln requests with little in common</source>
        <translation>
            <numerusform>eine Antwort für %Ln Anfrage mit wenig Gemeinsamem</numerusform>
            <numerusform>eine Antwort für %Ln Anfragen mit wenig Gemeinsamem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the same for %Ln words; the embedding may not have seen the rest</source>
        <translation>
            <numerusform>%Ln Wort lang gleich; den Rest hat das Embedding vielleicht nicht gesehen</numerusform>
            <numerusform>%Ln Wörter lang gleich; den Rest hat das Embedding vielleicht nicht gesehen</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” for “%2”: you marked %3 of %4 as wrong</source>
        <translation>„%1“ statt „%2“: von Ihnen %3 von %4 als falsch markiert</translation>
    </message>
    <message>
        <source>“%1” differs: you marked %2 of %3 as wrong</source>
        <translation>„%1“ weicht ab: von Ihnen %2 von %3 als falsch markiert</translation>
    </message>
    <message>
        <source>this entry: you marked %1 of %2 as wrong</source>
        <translation>dieser Eintrag: von Ihnen %1 von %2 als falsch markiert</translation>
    </message>
    <message>
        <source>%1: you marked %2 of %3 as wrong</source>
        <translation>%1: von Ihnen %2 von %3 als falsch markiert</translation>
    </message>
    <message>
        <source>the topics agree, the words between them do not: %1</source>
        <translation>die Themen stimmen überein, die Wörter dazwischen nicht: %1</translation>
    </message>
    <message>
        <source>less similar than this call site&apos;s hits: %1, usual %2</source>
        <translation>weniger ähnlich als sonst an dieser Aufrufstelle: %1, üblich %2</translation>
    </message>
    <message>
        <source>in its favour: the answer speaks of %1</source>
        <translation>dafür spricht: die Antwort spricht von %1</translation>
    </message>
    <message>
        <source>in its favour: the same in other words</source>
        <translation>dafür spricht: dasselbe in anderen Worten</translation>
    </message>
    <message>
        <source>in its favour: reworded as a whole</source>
        <translation>dafür spricht: im Ganzen umformuliert</translation>
    </message>
    <message>
        <source>in its favour: only a typing error</source>
        <translation>dafür spricht: nur ein Tippfehler</translation>
    </message>
    <message>
        <source>in its favour: another sentence about the same</source>
        <translation>dafür spricht: ein anderer Satz über dasselbe</translation>
    </message>
    <message>
        <source>in its favour: only words that say little differ</source>
        <translation>dafür spricht: nur Wörter, die wenig besagen, weichen ab</translation>
    </message>
    <message>
        <source>in its favour: only the order differs</source>
        <translation>dafür spricht: nur die Reihenfolge weicht ab</translation>
    </message>
    <message>
        <source>%1 differs: %2 asked, %3 stored</source>
        <translation>%1 weicht ab: gefragt %2, gespeichert %3</translation>
    </message>
    <message>
        <source>personal answer of another %1: “%2”</source>
        <translation>persönliche Antwort für andere (%1): „%2“</translation>
    </message>
    <message>
        <source>the cached answer is empty</source>
        <translation>die Antwort im Cache ist leer</translation>
    </message>
    <message>
        <source>the cached answer refuses: “%1”</source>
        <translation>die Antwort im Cache lehnt ab: „%1“</translation>
    </message>
    <message>
        <source>served after its TTL: %1 old, TTL %2</source>
        <translation>nach ihrer TTL ausgeliefert: %1 alt, TTL %2</translation>
    </message>
    <message>
        <source>“%1” changes, answered %2 ago</source>
        <translation>„%1“ ändert sich, vor %2 beantwortet</translation>
    </message>
    <message>
        <source>sampled at temperature %1</source>
        <translation>bei Temperatur %1 erzeugt</translation>
    </message>
    <message>
        <source>personal answer without a user in the key: “%1”</source>
        <translation>persönliche Antwort ohne Nutzer im Schlüssel: „%1“</translation>
    </message>
    <message>
        <source>just above the threshold: %1, threshold %2</source>
        <translation>knapp über der Schwelle: %1, Schwelle %2</translation>
    </message>
    <message>
        <source>another entry was as close: %1 and %2</source>
        <translation>ein anderer Eintrag war ebenso nah: %1 und %2</translation>
    </message>
    <message>
        <source>the user corrected the answer</source>
        <translation>der Nutzer hat die Antwort berichtigt</translation>
    </message>
    <message>
        <source>the user asked again</source>
        <translation>der Nutzer hat noch einmal gefragt</translation>
    </message>
    <message>
        <source>flagged by the application: %1</source>
        <translation>von der Anwendung markiert: %1</translation>
    </message>
</context>
<context>
    <name>ReplayText</name>
    <message>
        <source>Same</source>
        <translation>Gleich</translation>
    </message>
    <message>
        <source>Reworded</source>
        <translation>Umformuliert</translation>
    </message>
    <message>
        <source>Unclear</source>
        <translation>Unentschieden</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>Anders</translation>
    </message>
    <message>
        <source>Contradicts</source>
        <translation>Widerspricht</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Word for word the same: the cached answer still holds.</source>
        <translation>Wort für Wort gleich: Die Antwort im Cache gilt noch.</translation>
    </message>
    <message>
        <source>The same in other words: the cached answer most likely still holds.</source>
        <translation>Dasselbe in anderen Worten: Die Antwort im Cache gilt sehr wahrscheinlich noch.</translation>
    </message>
    <message>
        <source>The words cannot tell; read both answers.</source>
        <translation>Die Wörter entscheiden es nicht; lesen Sie beide Antworten.</translation>
    </message>
    <message>
        <source>The fresh answer says something else: the cached one may be stale or written for another question.</source>
        <translation>Die frische Antwort sagt etwas anderes: Die im Cache ist vielleicht veraltet oder für eine andere Frage geschrieben.</translation>
    </message>
    <message>
        <source>The fresh answer contradicts the cached one in a number, a date or a yes or no.</source>
        <translation>Die frische Antwort widerspricht der im Cache in einer Zahl, einem Datum oder einem Ja oder Nein.</translation>
    </message>
    <message>
        <source>Only the question was logged; it is sent as the one message.</source>
        <translation>Nur die Frage wurde protokolliert; sie wird als einzige Nachricht gesendet.</translation>
    </message>
    <message>
        <source>No system prompt was logged; none is sent.</source>
        <translation>Kein Systemprompt wurde protokolliert; es wird keiner gesendet.</translation>
    </message>
    <message>
        <source>No sampling parameters were logged; the server&apos;s own apply.</source>
        <translation>Keine Sampling-Parameter wurden protokolliert; es gelten die des Servers.</translation>
    </message>
    <message>
        <source>Another model than the logged one is asked.</source>
        <translation>Ein anderes Modell als das protokollierte wird gefragt.</translation>
    </message>
    <message>
        <source>The original used tools; the replay cannot.</source>
        <translation>Das Original hat Werkzeuge benutzt; die Gegenprobe kann das nicht.</translation>
    </message>
    <message>
        <source>The original was streamed; the replay asks for one reply.</source>
        <translation>Das Original wurde gestreamt; die Gegenprobe bittet um eine ganze Antwort.</translation>
    </message>
    <message>
        <source>gone: %1</source>
        <translation>weggefallen: %1</translation>
    </message>
    <message>
        <source>new: %1</source>
        <translation>neu: %1</translation>
    </message>
    <message>
        <source>%1 tokens in, %2 out</source>
        <translation>%1 Token ein, %2 aus</translation>
    </message>
    <message>
        <source>cost not known</source>
        <translation>Kosten unbekannt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln attempt(s)</source>
        <translation>
            <numerusform>%Ln Versuch</numerusform>
            <numerusform>%Ln Versuche</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 answered</source>
        <translation>%1 von %2 beantwortet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln differ(s) or contradict(s)</source>
        <translation>
            <numerusform>%Ln ist anders oder widerspricht</numerusform>
            <numerusform>%Ln sind anders oder widersprechen</numerusform>
        </translation>
    </message>
    <message>
        <source>spent %1</source>
        <translation>%1 ausgegeben</translation>
    </message>
    <message>
        <source>What the log does not hold comes from the call site&apos;s template.</source>
        <translation>Was das Log nicht enthält, kommt aus der Vorlage der Aufrufstelle.</translation>
    </message>
    <message>
        <source>Some logged parameters are not sent: the server&apos;s interface does not take them.</source>
        <translation>Einige protokollierte Parameter werden nicht gesendet: Die Schnittstelle des Servers nimmt sie nicht an.</translation>
    </message>
    <message>
        <source>Images, sound and files among the messages are not sent.</source>
        <translation>Bilder, Ton und Dateien in den Nachrichten werden nicht gesendet.</translation>
    </message>
    <message>
        <source>No limit for the answer&apos;s length was logged; the server demands one.</source>
        <translation>Keine Grenze für die Länge der Antwort wurde protokolliert; der Server verlangt eine.</translation>
    </message>
    <message>
        <source>A key was taken out of the server&apos;s address; give it as a reference instead.</source>
        <translation>Ein Schlüssel wurde aus der Adresse des Servers genommen; geben Sie ihn als Verweis an.</translation>
    </message>
    <message>
        <source>The conversation begins with the assistant; a &quot;.&quot; from the user is put in front of it.</source>
        <translation>Das Gespräch beginnt mit dem Assistenten; davor wird ein „.“ des Benutzers gesetzt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lost on the way, perhaps charged</source>
        <translation>
            <numerusform>%Ln unterwegs verloren, vielleicht berechnet</numerusform>
            <numerusform>%Ln unterwegs verloren, vielleicht berechnet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoundText</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 over time</source>
        <translation>%1 über der Zeit</translation>
    </message>
    <message>
        <source>%1 a minute</source>
        <translation>%1 je Minute</translation>
    </message>
    <message numerus="yes">
        <source>%Ln wrong</source>
        <translation>
            <numerusform>%Ln falsch</numerusform>
            <numerusform>%Ln falsch</numerusform>
        </translation>
    </message>
    <message>
        <source>stopping now: at most %1 wrong</source>
        <translation>jetzt aufgehört: höchstens %1 falsch</translation>
    </message>
    <message>
        <source>No hit drawn at random is judged yet, so nothing is known of all hits.</source>
        <translation>Noch ist kein zufällig gezogener Treffer beurteilt, also ist über alle Treffer nichts bekannt.</translation>
    </message>
    <message>
        <source>Stopping now: at most %1 of all hits are wrong, at 95 % confidence; %2 of %3 drawn at random were.</source>
        <translation>Jetzt aufgehört: höchstens %1 aller Treffer sind falsch, mit 95 % Sicherheit; %2 von %3 zufällig gezogenen waren es.</translation>
    </message>
</context>
<context>
    <name>ScanText</name>
    <message numerus="yes">
        <source>Served to %Ln user(s), and the entry names no reader.</source>
        <translation>
            <numerusform>An %Ln Nutzer ausgeliefert, und der Eintrag nennt niemanden, der ihn lesen darf.</numerusform>
            <numerusform>An %Ln Nutzer ausgeliefert, und der Eintrag nennt niemanden, der ihn lesen darf.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: written for %2, served to %3.</source>
        <translation>%1: geschrieben für %2, ausgeliefert an %3.</translation>
    </message>
    <message>
        <source>Writer&apos;s role: %1, reader&apos;s role: %2.</source>
        <translation>Rolle beim Schreiben: %1, Rolle beim Lesen: %2.</translation>
    </message>
    <message>
        <source>The answer holds: %1.</source>
        <translation>Die Antwort enthält: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Answers %Ln question(s) that share no topic with it or with each other.</source>
        <translation>
            <numerusform>Beantwortet %Ln Frage, die kein Thema mit ihm teilt.</numerusform>
            <numerusform>Beantwortet %Ln Fragen, die kein Thema mit ihm oder untereinander teilen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Served for %Ln question(s) that differ in what matters.</source>
        <translation>
            <numerusform>Ausgeliefert für %Ln Frage, die im Wesentlichen abweicht.</numerusform>
            <numerusform>Ausgeliefert für %Ln Fragen, die im Wesentlichen abweichen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One answer for %Ln question(s).</source>
        <translation>
            <numerusform>Eine Antwort für %Ln Frage.</numerusform>
            <numerusform>Eine Antwort für %Ln Fragen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An error or a refusal was served as the answer in %Ln hit(s).</source>
        <translation>
            <numerusform>In %Ln Treffer wurde ein Fehler oder eine Ablehnung als Antwort ausgeliefert.</numerusform>
            <numerusform>In %Ln Treffern wurde ein Fehler oder eine Ablehnung als Antwort ausgeliefert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) stand under several keys.</source>
        <translation>
            <numerusform>%Ln Anfrage steht unter mehreren Schlüsseln.</numerusform>
            <numerusform>%Ln Anfragen stehen unter mehreren Schlüsseln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) with personal data and no access field.</source>
        <translation>
            <numerusform>%Ln Treffer mit persönlichen Daten und ohne Zugriffsfeld.</numerusform>
            <numerusform>%Ln Treffer mit persönlichen Daten und ohne Zugriffsfeld.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) cached although sampled above temperature 0.</source>
        <translation>
            <numerusform>%Ln Antwort im Cache, obwohl über Temperatur 0 erzeugt.</numerusform>
            <numerusform>%Ln Antworten im Cache, obwohl über Temperatur 0 erzeugt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The temperature of %Ln cached answer(s) is not logged.</source>
        <translation>
            <numerusform>Die Temperatur von %Ln Antwort im Cache ist nicht protokolliert.</numerusform>
            <numerusform>Die Temperatur von %Ln Antworten im Cache ist nicht protokolliert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) answered a request to write something new.</source>
        <translation>
            <numerusform>%Ln Treffer beantwortete den Wunsch nach einem neuen Text.</numerusform>
            <numerusform>%Ln Treffer beantworteten den Wunsch nach einem neuen Text.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) answered a question that needs its conversation.</source>
        <translation>
            <numerusform>%Ln Treffer beantwortete eine Frage, die ihr Gespräch braucht.</numerusform>
            <numerusform>%Ln Treffer beantworteten eine Frage, die ihr Gespräch braucht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) answered an order to act, and nothing was done.</source>
        <translation>
            <numerusform>%Ln Treffer beantwortete einen Auftrag, und nichts wurde getan.</numerusform>
            <numerusform>%Ln Treffer beantworteten einen Auftrag, und nichts wurde getan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln lookup(s) never say whether they may be cached.</source>
        <translation>
            <numerusform>%Ln Abfrage sagt nie, ob sie in den Cache darf.</numerusform>
            <numerusform>%Ln Abfragen sagen nie, ob sie in den Cache dürfen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) although the caller said no.</source>
        <translation>
            <numerusform>%Ln Treffer, obwohl der Aufrufer Nein gesagt hat.</numerusform>
            <numerusform>%Ln Treffer, obwohl der Aufrufer Nein gesagt hat.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) bypass the cache, others are served from it.</source>
        <translation>
            <numerusform>%Ln Aufruf umgeht den Cache, andere werden daraus bedient.</numerusform>
            <numerusform>%Ln Aufrufe umgehen den Cache, andere werden daraus bedient.</numerusform>
        </translation>
    </message>
    <message>
        <source>Users ask again after %1 of hits and %2 of misses.</source>
        <translation>Nutzer fragen nach %1 der Treffer und %2 der Fehltreffer noch einmal.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) served past the time to live.</source>
        <translation>
            <numerusform>%Ln Treffer nach Ablauf der Lebensdauer ausgeliefert.</numerusform>
            <numerusform>%Ln Treffer nach Ablauf der Lebensdauer ausgeliefert.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: asked under %2, written under %3.</source>
        <translation>%1: gefragt mit %2, geschrieben mit %3.</translation>
    </message>
    <message>
        <source>%1: written before it became %2.</source>
        <translation>%1: geschrieben, bevor es %2 wurde.</translation>
    </message>
    <message>
        <source>One key, different requests</source>
        <translation>Ein Schlüssel, verschiedene Anfragen</translation>
    </message>
    <message>
        <source>One request, many keys</source>
        <translation>Eine Anfrage, viele Schlüssel</translation>
    </message>
    <message>
        <source>Served beyond tenant, role or user</source>
        <translation>Über Mandant, Rolle oder Nutzer hinaus ausgeliefert</translation>
    </message>
    <message>
        <source>Personal answers without a boundary</source>
        <translation>Persönliche Antworten ohne Grenze</translation>
    </message>
    <message>
        <source>Answers unrelated questions</source>
        <translation>Beantwortet Fragen ohne Zusammenhang</translation>
    </message>
    <message>
        <source>Questions that contradict the entry&apos;s</source>
        <translation>Fragen, die der des Eintrags widersprechen</translation>
    </message>
    <message>
        <source>One answer, many questions</source>
        <translation>Eine Antwort, viele Fragen</translation>
    </message>
    <message>
        <source>Cached at a temperature above 0</source>
        <translation>Bei Temperatur über 0 in den Cache gelegt</translation>
    </message>
    <message>
        <source>Temperature not logged</source>
        <translation>Temperatur nicht protokolliert</translation>
    </message>
    <message>
        <source>Creative requests</source>
        <translation>Kreative Anfragen</translation>
    </message>
    <message>
        <source>Follow-up questions</source>
        <translation>Folgefragen</translation>
    </message>
    <message>
        <source>Orders to act</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Errors and refusals served</source>
        <translation>Ausgelieferte Fehler und Ablehnungen</translation>
    </message>
    <message>
        <source>Never declared cacheable</source>
        <translation>Nie als cachebar angegeben</translation>
    </message>
    <message>
        <source>Served against the caller&apos;s word</source>
        <translation>Gegen das Wort des Aufrufers ausgeliefert</translation>
    </message>
    <message>
        <source>Asked again after a hit</source>
        <translation>Nach einem Treffer erneut gefragt</translation>
    </message>
    <message>
        <source>Served past the time to live</source>
        <translation>Nach Ablauf der Lebensdauer ausgeliefert</translation>
    </message>
    <message>
        <source>Changed since the entry was written</source>
        <translation>Seit dem Schreiben des Eintrags geändert</translation>
    </message>
    <message>
        <source>Older than a change of version</source>
        <translation>Älter als ein Versionswechsel</translation>
    </message>
    <message>
        <source>The key leaves out what makes the answers differ. Add the field to the key.</source>
        <translation>Dem Schlüssel fehlt, was die Antworten unterscheidet. Nehmen Sie das Feld in den Schlüssel auf.</translation>
    </message>
    <message>
        <source>The key holds something that changes without changing the answer. Take it out, or cache a lower layer.</source>
        <translation>Der Schlüssel enthält etwas, das sich ändert, ohne die Antwort zu ändern. Nehmen Sie es heraus, oder legen Sie eine tiefere Ebene in den Cache.</translation>
    </message>
    <message>
        <source>An answer belongs to whom it was written for unless the boundary is proven. Put tenant, user or role into the key.</source>
        <translation>Eine Antwort gehört der Person, für die sie geschrieben wurde, solange die Grenze nicht belegt ist. Nehmen Sie Mandant, Nutzer oder Rolle in den Schlüssel auf.</translation>
    </message>
    <message>
        <source>Such entries are written by mistake or on purpose. Look at who wrote it, then purge it.</source>
        <translation>Solche Einträge entstehen aus Versehen oder mit Absicht. Sehen Sie nach, wer ihn geschrieben hat, und löschen Sie ihn dann.</translation>
    </message>
    <message>
        <source>Compare the questions; raise the threshold where they are not the same.</source>
        <translation>Vergleichen Sie die Fragen; erhöhen Sie die Schwelle, wo sie nicht gleich sind.</translation>
    </message>
    <message>
        <source>Only answers at temperature 0 may be reused.</source>
        <translation>Nur Antworten bei Temperatur 0 dürfen wiederverwendet werden.</translation>
    </message>
    <message>
        <source>Such requests must be answered anew: let the caller say that they are not cacheable.</source>
        <translation>Solche Anfragen müssen neu beantwortet werden: Lassen Sie den Aufrufer sagen, dass sie nicht cachebar sind.</translation>
    </message>
    <message>
        <source>Store only answers that succeeded, and purge these.</source>
        <translation>Speichern Sie nur gelungene Antworten, und löschen Sie diese.</translation>
    </message>
    <message>
        <source>The caller knows best: let every call site declare whether it may be cached.</source>
        <translation>Der Aufrufer weiß es am besten: Lassen Sie jede Aufrufstelle angeben, ob sie in den Cache darf.</translation>
    </message>
    <message>
        <source>Asking again is how users say that an answer did not help.</source>
        <translation>Wer noch einmal fragt, sagt damit, dass eine Antwort nicht geholfen hat.</translation>
    </message>
    <message>
        <source>Put the version into the key, or purge the entries when it changes.</source>
        <translation>Nehmen Sie die Version in den Schlüssel auf, oder löschen Sie die Einträge, wenn sie sich ändert.</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>low</source>
        <translation>gering</translation>
    </message>
    <message>
        <source>%1: %2 and %3 under one key.</source>
        <translation>%1: %2 und %3 unter einem Schlüssel.</translation>
    </message>
</context>
<context>
    <name>SiteOutlookText</name>
    <message>
        <source>Older answers were found changed.</source>
        <translation>Ältere Antworten hatten sich geändert.</translation>
    </message>
    <message>
        <source>Older answers were not replayed often enough.</source>
        <translation>Für ältere Antworten gab es nicht genug Gegenproben.</translation>
    </message>
    <message>
        <source>No older answer was replayed.</source>
        <translation>Für keine ältere Antwort gab es eine Gegenprobe.</translation>
    </message>
    <message>
        <source>Nothing of this call site was replayed that tells about age.</source>
        <translation>Keine Gegenprobe dieser Aufrufstelle sagt etwas über das Alter.</translation>
    </message>
    <message numerus="yes">
        <source>Not enough yet: %Ln more replay(s) that hold would show that %1 of young answers hold.</source>
        <translation>
            <numerusform>Noch nicht genug: %Ln weitere Gegenprobe, die noch gilt, würde zeigen, dass %1 der jungen Antworten gelten.</numerusform>
            <numerusform>Noch nicht genug: %Ln weitere Gegenproben, die noch gelten, würden zeigen, dass %1 der jungen Antworten gelten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Even the youngest answers that were replayed had changed: fewer than %1 hold at any age. Better not cacheable, or valid until a version changes.</source>
        <translation>Selbst die jüngsten gegengeprüften Antworten hatten sich geändert: In jedem Alter gelten weniger als %1. Besser nicht cachen oder gültig, bis eine Version wechselt.</translation>
    </message>
    <message>
        <source>The evidence names no age.</source>
        <translation>Die Belege nennen kein Alter.</translation>
    </message>
    <message>
        <source>With 95 % confidence at least %1 of the answers still hold after %2.</source>
        <translation>Mit 95 % Sicherheit gelten nach %2 noch mindestens %1 der Antworten.</translation>
    </message>
    <message>
        <source>The TTL in force fits.</source>
        <translation>Die geltende TTL passt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln served for another question</source>
        <translation>
            <numerusform>%Ln für eine andere Frage geliefert</numerusform>
            <numerusform>%Ln für eine andere Frage geliefert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of unknown age</source>
        <translation>
            <numerusform>%Ln von unbekanntem Alter</numerusform>
            <numerusform>%Ln von unbekanntem Alter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln that the comparison could not tell</source>
        <translation>
            <numerusform>%Ln, die der Vergleich nicht entscheiden konnte</numerusform>
            <numerusform>%Ln, die der Vergleich nicht entscheiden konnte</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out: %1.</source>
        <translation>Ausgelassen: %1.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two durations</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a table, its range</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Published tables for %1: %2.</source>
        <translation>Veröffentlichte Tabellen für %1: %2.</translation>
    </message>
</context>
<context>
    <name>StateSentence</name>
    <message>
        <source>d MMM</source>
        <comment>date</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>days of one month</comment>
        <translation>%1.–%2</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>days of two months</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>events of a period</comment>
        <translation>%1 vom %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s)</source>
        <translation>
            <numerusform>%Ln Quelle</numerusform>
            <numerusform>%Ln Quellen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 — %2 shown</source>
        <translation>%1 – %2 gezeigt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln malformed line(s)</source>
        <translation>
            <numerusform>%Ln fehlerhafte Zeile</numerusform>
            <numerusform>%Ln fehlerhafte Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StoreFinding</name>
    <message>
        <source>The search index covers keys it cannot hold</source>
        <translation>Der Suchindex gilt für Schlüssel, die er nicht aufnehmen kann</translation>
    </message>
    <message>
        <source>Type {key_type}, 0 documents; {keys_n} keys under {prefix} are of type {types}.</source>
        <translation>Typ {key_type}, 0 Dokumente; {keys_n} Schlüssel unter {prefix} sind vom Typ {types}.</translation>
    </message>
    <message>
        <source>An index of one type skips keys of another without a word: nothing is indexed, so every semantic lookup misses and every call is paid for.</source>
        <translation>Ein Index für einen Typ übergeht Schlüssel eines anderen wortlos: Nichts wird indexiert, also wird jede semantische Abfrage ein Fehltreffer und jeder Aufruf kostet.</translation>
    </message>
    <message>
        <source>Write entries as {key_type}, or make the index for the type the keys have, then check that its document count grows.</source>
        <translation>Schreiben Sie Einträge als {key_type}, oder legen Sie den Index für den Typ der Schlüssel an; prüfen Sie dann, ob seine Dokumentzahl wächst.</translation>
    </message>
    <message>
        <source>The search index is empty</source>
        <translation>Der Suchindex ist leer</translation>
    </message>
    <message>
        <source>0 documents, although {keys_n} keys of type {key_type} lie under {prefix}.</source>
        <translation>0 Dokumente, obwohl {keys_n} Schlüssel vom Typ {key_type} unter {prefix} liegen.</translation>
    </message>
    <message>
        <source>Semantic lookups find nothing, and no error says so: the cache costs time and saves none.</source>
        <translation>Semantische Abfragen finden nichts, und kein Fehler sagt es: Der Cache kostet Zeit und spart keine.</translation>
    </message>
    <message>
        <source>Compare the field names and types of the index with the keys; make the index anew when they agree, so that it reads the existing keys.</source>
        <translation>Vergleichen Sie Feldnamen und Typen des Index mit den Schlüsseln; stimmen sie überein, legen Sie den Index neu an, damit er die vorhandenen Schlüssel liest.</translation>
    </message>
    <message>
        <source>The search index holds fewer entries than there are</source>
        <translation>Der Suchindex enthält weniger Einträge, als es gibt</translation>
    </message>
    <message>
        <source>{documents_n} documents for {keys_n} keys under {prefix}.</source>
        <translation>{documents_n} Dokumente für {keys_n} Schlüssel unter {prefix}.</translation>
    </message>
    <message>
        <source>What is not in the index is never found: these entries are paid for again.</source>
        <translation>Was nicht im Index steht, wird nie gefunden: Für diese Einträge wird erneut bezahlt.</translation>
    </message>
    <message>
        <source>Look for keys without the vector field or with one of another size, and write them again.</source>
        <translation>Suchen Sie Schlüssel ohne das Vektorfeld oder mit einem anderer Größe, und schreiben Sie sie erneut.</translation>
    </message>
    <message>
        <source>Some keys could not be indexed</source>
        <translation>Einige Schlüssel ließen sich nicht indexieren</translation>
    </message>
    <message>
        <source>{failures_n} failures, {documents_n} documents.</source>
        <translation>{failures_n} Fehlschläge, {documents_n} Dokumente.</translation>
    </message>
    <message>
        <source>A key whose vector does not fit is left out of the index without an error to the writer: its entry is never found.</source>
        <translation>Ein Schlüssel, dessen Vektor nicht passt, bleibt ohne Fehlermeldung aus dem Index: Sein Eintrag wird nie gefunden.</translation>
    </message>
    <message>
        <source>Ask the server with FT.INFO for the last indexing error, then write these entries again with vectors that fit.</source>
        <translation>Fragen Sie den Server mit FT.INFO nach dem letzten Indexierungsfehler, und schreiben Sie diese Einträge dann mit passenden Vektoren erneut.</translation>
    </message>
    <message>
        <source>Stored vectors have another dimension than the index</source>
        <translation>Gespeicherte Vektoren haben eine andere Dimension als der Index</translation>
    </message>
    <message>
        <source>Field {field}: {dim_n} dimensions; {entries_n} entries hold {stored}.</source>
        <translation>Feld {field}: {dim_n} Dimensionen; {entries_n} Einträge enthalten {stored}.</translation>
    </message>
    <message>
        <source>Vectors of another size are left out of the index, as a rule because the embedding model was changed: these entries are never found.</source>
        <translation>Vektoren anderer Größe bleiben aus dem Index, meist weil das Embedding-Modell gewechselt wurde: Diese Einträge werden nie gefunden.</translation>
    </message>
    <message>
        <source>Make an index for the new dimension, embed the old questions again, or purge the entries of the old model.</source>
        <translation>Legen Sie einen Index für die neue Dimension an, berechnen Sie die Embeddings der alten Fragen neu, oder löschen Sie die Einträge des alten Modells.</translation>
    </message>
    <message>
        <source>Stored vectors have another number type than the index</source>
        <translation>Gespeicherte Vektoren haben einen anderen Zahlentyp als der Index</translation>
    </message>
    <message>
        <source>Field {field}: {data_type}; {entries_n} entries hold {stored}.</source>
        <translation>Feld {field}: {data_type}; {entries_n} Einträge enthalten {stored}.</translation>
    </message>
    <message>
        <source>The bytes are read as other numbers or refused: similarities are wrong, or the entries are never found.</source>
        <translation>Die Bytes werden als andere Zahlen gelesen oder abgelehnt: Ähnlichkeiten sind falsch, oder die Einträge werden nie gefunden.</translation>
    </message>
    <message>
        <source>Write vectors in the type of the index (in Python: numpy&apos;s astype before tobytes), and write the old entries again.</source>
        <translation>Schreiben Sie Vektoren im Typ des Index (in Python: astype von numpy vor tobytes), und schreiben Sie die alten Einträge erneut.</translation>
    </message>
    <message>
        <source>The index measures by another metric than cosine</source>
        <translation>Der Index misst mit einem anderen Maß als dem Kosinus</translation>
    </message>
    <message>
        <source>Field {field}: {metric}.</source>
        <translation>Feld {field}: {metric}.</translation>
    </message>
    <message>
        <source>Similarity = 1 − score and thresholds such as 0.93 hold for cosine only; under another metric they let through other answers than meant.</source>
        <translation>Ähnlichkeit = 1 − Score und Schwellen wie 0,93 gelten nur für den Kosinus; mit einem anderen Maß lassen sie andere Antworten durch als gemeint.</translation>
    </message>
    <message>
        <source>Make the index with COSINE, or translate the threshold to this metric and check it on reviewed hits.</source>
        <translation>Legen Sie den Index mit COSINE an, oder rechnen Sie die Schwelle auf dieses Maß um und prüfen Sie sie an geprüften Treffern.</translation>
    </message>
    <message>
        <source>The index also covers keys of another cache</source>
        <translation>Der Index umfasst auch Schlüssel eines anderen Caches</translation>
    </message>
    <message>
        <source>Its prefix {prefix} fits {keys_n} keys of {groups}.</source>
        <translation>Sein Präfix {prefix} passt auf {keys_n} Schlüssel von {groups}.</translation>
    </message>
    <message>
        <source>A prefix without a separator at its end fits every longer name: one application may be served the answers of another.</source>
        <translation>Ein Präfix ohne Trennzeichen am Ende passt auf jeden längeren Namen: Eine Anwendung kann die Antworten einer anderen bekommen.</translation>
    </message>
    <message>
        <source>Make the index with the separator in its prefix, for example “cache:” instead of “cache”.</source>
        <translation>Legen Sie den Index mit dem Trennzeichen im Präfix an, zum Beispiel „cache:“ statt „cache“.</translation>
    </message>
    <message>
        <source>A search in the index takes too long</source>
        <translation>Eine Suche im Index dauert zu lange</translation>
    </message>
    <message>
        <source>Field {field}, {algorithm}, {documents_n} documents: the nearest entry took {took_ms}, measured from here; a lookup should take no more than {most_ms}.</source>
        <translation>Feld {field}, {algorithm}, {documents_n} Dokumente: Der nächste Eintrag brauchte {took_ms}, von hier gemessen; eine Abfrage sollte nicht länger als {most_ms} dauern.</translation>
    </message>
    <message>
        <source>Every request waits for this search before anything is saved, misses too: a slow index makes the application slower than without a cache.</source>
        <translation>Jede Anfrage wartet auf diese Suche, bevor etwas gespart ist, auch Fehltreffer: Ein langsamer Index macht die Anwendung langsamer als ohne Cache.</translation>
    </message>
    <message>
        <source>With FLAT, change to HNSW; with HNSW, make EF_RUNTIME smaller. Measure on the server itself when this computer is far from it.</source>
        <translation>Bei FLAT wechseln Sie zu HNSW; bei HNSW verkleinern Sie EF_RUNTIME. Messen Sie auf dem Server selbst, wenn dieser Rechner weit von ihm entfernt ist.</translation>
    </message>
    <message>
        <source>The index is set up otherwise than recommended</source>
        <translation>Der Index ist anders eingestellt als empfohlen</translation>
    </message>
    <message>
        <source>Field {field}: {settings}; recommended: {recommended}. It holds {documents_n} documents.</source>
        <translation>Feld {field}: {settings}; empfohlen: {recommended}. Er enthält {documents_n} Dokumente.</translation>
    </message>
    <message>
        <source>FLAT compares with every vector, which is exact and fast enough for some thousand entries only; M and EF trade memory for the share of nearest entries that is found. The dimension follows the embedding model.</source>
        <translation>FLAT vergleicht mit jedem Vektor, das ist genau und nur für einige tausend Einträge schnell genug; M und EF tauschen Arbeitsspeicher gegen den Anteil gefundener nächster Einträge. Die Dimension folgt dem Embedding-Modell.</translation>
    </message>
    <message>
        <source>Leave it while the cache is small and the dimension is your model&apos;s; use HNSW from about ten thousand entries on.</source>
        <translation>Lassen Sie es so, solange der Cache klein ist und die Dimension die Ihres Modells; verwenden Sie HNSW ab etwa zehntausend Einträgen.</translation>
    </message>
    <message>
        <source>The server is about to refuse new entries</source>
        <translation>Der Server wird bald neue Einträge ablehnen</translation>
    </message>
    <message>
        <source>{used_bytes} of {most_bytes} are in use, and its policy is noeviction.</source>
        <translation>{used_bytes} von {most_bytes} sind belegt, und er darf nichts verdrängen (noeviction).</translation>
    </message>
    <message>
        <source>At the limit every write fails. Applications that treat a failed write as a miss go on without a word, pay for every answer and save none.</source>
        <translation>An der Grenze scheitert jedes Schreiben. Anwendungen, die das wie einen Fehltreffer behandeln, laufen wortlos weiter, bezahlen jede Antwort und speichern keine.</translation>
    </message>
    <message>
        <source>Give it more memory, shorten times to live, or choose an eviction policy; allkeys-lfu suits a server that holds nothing but a cache.</source>
        <translation>Geben Sie ihm mehr Arbeitsspeicher, verkürzen Sie Lebensdauern, oder wählen Sie eine Verdrängungsregel; allkeys-lfu passt zu einem Server, der nichts als einen Cache enthält.</translation>
    </message>
    <message>
        <source>The server throws entries away before their time</source>
        <translation>Der Server wirft Einträge vor ihrer Zeit weg</translation>
    </message>
    <message>
        <source>{evicted_n} keys evicted in {up_s}, policy {policy}; {used_bytes} of {most_bytes} are in use.</source>
        <translation>{evicted_n} Schlüssel verdrängt in {up_s}, Verdrängungsregel {policy}; {used_bytes} von {most_bytes} sind belegt.</translation>
    </message>
    <message>
        <source>What a policy allows to be reused for a week is gone when memory runs short: fewer hits than planned, and one half of a pair of keys may go without the other.</source>
        <translation>Was eine Regel eine Woche lang wiederzuverwenden erlaubt, ist weg, wenn der Arbeitsspeicher knapp wird: weniger Treffer als geplant, und eine Hälfte eines Schlüsselpaars kann ohne die andere verschwinden.</translation>
    </message>
    <message>
        <source>Give it more memory, or shorten the times to live of what is seldom asked for.</source>
        <translation>Geben Sie ihm mehr Arbeitsspeicher, oder verkürzen Sie die Lebensdauer dessen, was selten gefragt wird.</translation>
    </message>
    <message>
        <source>Slow commands held the server up</source>
        <translation>Langsame Befehle haben den Server aufgehalten</translation>
    </message>
    <message>
        <source>{commands_n} in the last seven days: {commands}; the slowest took {slowest_ms}.</source>
        <translation>{commands_n} in den letzten sieben Tagen: {commands}; der langsamste dauerte {slowest_ms}.</translation>
    </message>
    <message>
        <source>The server does one thing at a time: while such a command runs, every lookup of every application waits.</source>
        <translation>Der Server tut eins nach dem anderen: Während so ein Befehl läuft, wartet jede Abfrage jeder Anwendung.</translation>
    </message>
    <message>
        <source>Replace KEYS by SCAN and large HGETALL or FT.SEARCH by smaller ones; SLOWLOG GET on the server names the keys.</source>
        <translation>Ersetzen Sie KEYS durch SCAN und große HGETALL oder FT.SEARCH durch kleinere; SLOWLOG GET auf dem Server nennt die Schlüssel.</translation>
    </message>
    <message>
        <source>Values were refused as unsafe</source>
        <translation>Werte wurden als unsicher abgelehnt</translation>
    </message>
    <message>
        <source>{entries_n} of {total_n} entries, for example: {refusal}.</source>
        <translation>{entries_n} von {total_n} Einträgen, zum Beispiel: {refusal}.</translation>
    </message>
    <message>
        <source>Such a value runs code or fills memory in a program that reads it trustingly. A cache holds no such thing unless somebody who may write to it put it there, or it is damaged.</source>
        <translation>Ein solcher Wert führt Code aus oder füllt den Arbeitsspeicher eines Programms, das ihn vertrauensvoll liest. So etwas liegt nur in einem Cache, wenn jemand mit Schreibrecht es hineingelegt hat oder er beschädigt ist.</translation>
    </message>
    <message>
        <source>Find out who wrote these keys, purge them, and keep pickles out of caches that several programs write to.</source>
        <translation>Finden Sie heraus, wer diese Schlüssel geschrieben hat, löschen Sie sie, und halten Sie Pickles aus Caches heraus, in die mehrere Programme schreiben.</translation>
    </message>
    <message>
        <source>Keys that this user may not read</source>
        <translation>Schlüssel, die dieser Benutzer nicht lesen darf</translation>
    </message>
    <message>
        <source>{entries_n} of {total_n} keys are listed but not readable.</source>
        <translation>{entries_n} von {total_n} Schlüsseln sind aufgelistet, aber nicht lesbar.</translation>
    </message>
    <message>
        <source>What cannot be read is not examined: all counts here leave these keys out.</source>
        <translation>Was nicht lesbar ist, wird nicht untersucht: Alle Zahlen hier lassen diese Schlüssel aus.</translation>
    </message>
    <message>
        <source>Give the user read access to the cache&apos;s key pattern, or none to list it.</source>
        <translation>Geben Sie dem Benutzer Leserecht auf das Schlüsselmuster des Caches oder kein Recht, sie aufzulisten.</translation>
    </message>
    <message>
        <source>Entries that no decoder reads</source>
        <translation>Einträge, die kein Decoder liest</translation>
    </message>
    <message>
        <source>{entries_n} of {total_n} entries, {size_bytes}.</source>
        <translation>{entries_n} von {total_n} Einträgen, {size_bytes}.</translation>
    </message>
    <message>
        <source>The application may fail on them too, and count each failure as a miss. They can be reviewed by nobody.</source>
        <translation>Auch die Anwendung kann an ihnen scheitern und zählt das jeweils als Fehltreffer. Niemand kann sie prüfen.</translation>
    </message>
    <message>
        <source>Open one to see its bytes; purge what is damaged, or write the values in a plain encoding such as JSON.</source>
        <translation>Öffnen Sie einen, um seine Bytes zu sehen; löschen Sie Beschädigtes, oder schreiben Sie die Werte in einer schlichten Kodierung wie JSON.</translation>
    </message>
    <message>
        <source>Questions whose answer has expired</source>
        <translation>Fragen, deren Antwort abgelaufen ist</translation>
    </message>
    <message>
        <source>{entries_n} of {total_n} pairs have their embedding, {size_bytes}, but no answer any more.</source>
        <translation>{entries_n} von {total_n} Paaren haben ihr Embedding, {size_bytes}, aber keine Antwort mehr.</translation>
    </message>
    <message>
        <source>The lookup matches such a question and then finds nothing to serve: a miss after the cost of a search, or an error where nobody expected one.</source>
        <translation>Die Abfrage findet eine solche Frage und dann nichts zum Ausliefern: ein Fehltreffer nach den Kosten einer Suche, oder ein Fehler, wo ihn niemand erwartet.</translation>
    </message>
    <message>
        <source>Write both keys in one transaction with the same time to live, the answer first; remove the half pairs.</source>
        <translation>Schreiben Sie beide Schlüssel in einer Transaktion mit gleicher Lebensdauer, die Antwort zuerst; entfernen Sie die halben Paare.</translation>
    </message>
    <message>
        <source>Answers whose question has expired</source>
        <translation>Antworten, deren Frage abgelaufen ist</translation>
    </message>
    <message>
        <source>{entries_n} of {total_n} pairs have their answer, {size_bytes}, but no embedding any more.</source>
        <translation>{entries_n} von {total_n} Paaren haben ihre Antwort, {size_bytes}, aber kein Embedding mehr.</translation>
    </message>
    <message>
        <source>Nothing can match such an answer: it takes memory until it expires, and the same question is paid for again.</source>
        <translation>Nichts kann zu einer solchen Antwort passen: Sie belegt Platz, bis sie abläuft, und für dieselbe Frage wird erneut bezahlt.</translation>
    </message>
    <message>
        <source>Write both keys in one transaction with the same time to live; remove the half pairs.</source>
        <translation>Schreiben Sie beide Schlüssel in einer Transaktion mit gleicher Lebensdauer; entfernen Sie die halben Paare.</translation>
    </message>
    <message>
        <source>Entries without a time to live</source>
        <translation>Einträge ohne Lebensdauer</translation>
    </message>
    <message>
        <source>They are served for ever, however old the answer gets, and the store grows until something else is evicted.</source>
        <translation>Sie werden für immer ausgeliefert, wie alt die Antwort auch wird, und der Speicher wächst, bis anderes verdrängt wird.</translation>
    </message>
    <message>
        <source>Set a time to live when storing: 24 hours where nothing else is known, less for news and prices. Stage it here for what is stored already.</source>
        <translation>Setzen Sie beim Speichern eine Lebensdauer: 24 Stunden, wo nichts anderes bekannt ist, weniger für Nachrichten und Preise. Für schon Gespeichertes merken Sie sie hier vor.</translation>
    </message>
    <message>
        <source>Expired entries that are still stored</source>
        <translation>Abgelaufene Einträge, die noch gespeichert sind</translation>
    </message>
    <message>
        <source>{entries_n} of {total_n} entries, {size_bytes}; the oldest expired {oldest_s} ago.</source>
        <translation>{entries_n} von {total_n} Einträgen, {size_bytes}; der älteste ist vor {oldest_s} abgelaufen.</translation>
    </message>
    <message>
        <source>Only the application&apos;s own check keeps them from being served; a reader without it serves them. Until then they only take room.</source>
        <translation>Nur die Prüfung der Anwendung verhindert, dass sie ausgeliefert werden; wer ohne sie liest, liefert sie aus. Bis dahin belegen sie nur Platz.</translation>
    </message>
    <message>
        <source>Let a job delete expired rows, or use a store that expires keys itself; purge these now.</source>
        <translation>Lassen Sie einen Auftrag abgelaufene Zeilen löschen, oder nehmen Sie einen Speicher, der Schlüssel selbst ablaufen lässt; löschen Sie diese jetzt.</translation>
    </message>
    <message>
        <source>Deleted entries that are still stored</source>
        <translation>Gelöschte Einträge, die noch gespeichert sind</translation>
    </message>
    <message>
        <source>{entries_n} of {total_n} entries, {size_bytes}, are only marked as deleted.</source>
        <translation>{entries_n} von {total_n} Einträgen, {size_bytes}, sind nur als gelöscht gekennzeichnet.</translation>
    </message>
    <message>
        <source>A purge for a wrong or private answer is not done while the text can still be read here.</source>
        <translation>Eine falsche oder private Antwort ist nicht gelöscht, solange der Text hier noch lesbar ist.</translation>
    </message>
    <message>
        <source>Run the clean-up of the cache library, and check here that the rows are gone.</source>
        <translation>Starten Sie das Aufräumen der Cache-Bibliothek, und prüfen Sie hier, ob die Zeilen weg sind.</translation>
    </message>
    <message>
        <source>Times without a time zone</source>
        <translation>Zeiten ohne Zeitzone</translation>
    </message>
    <message>
        <source>{entries_n} of {total_n} entries.</source>
        <translation>{entries_n} von {total_n} Einträgen.</translation>
    </message>
    <message>
        <source>Local times shift by an hour with daylight saving and by many between servers: entries live too long or expire at once, and ages shown here rest on a guess.</source>
        <translation>Ortszeiten verschieben sich mit der Sommerzeit um eine Stunde und zwischen Servern um viele: Einträge leben zu lange oder laufen sofort ab, und hier gezeigte Alter beruhen auf einer Annahme.</translation>
    </message>
    <message>
        <source>Store UTC with its zone, in Python datetime.now(timezone.utc), and convert the rows that are there.</source>
        <translation>Speichern Sie UTC mit Zeitzone, in Python datetime.now(timezone.utc), und wandeln Sie die vorhandenen Zeilen um.</translation>
    </message>
    <message>
        <source>Vectors of different dimensions in one group</source>
        <translation>Vektoren verschiedener Dimension in einer Gruppe</translation>
    </message>
    <message>
        <source>{dimensions} of {entries_n} vectors.</source>
        <translation>{dimensions} von {entries_n} Vektoren.</translation>
    </message>
    <message>
        <source>Vectors of different embedding models cannot be compared: the lookup fails on some, or never finds them.</source>
        <translation>Vektoren verschiedener Embedding-Modelle sind nicht vergleichbar: Die Abfrage scheitert an einigen oder findet sie nie.</translation>
    </message>
    <message>
        <source>Keep one embedding model for each cache; embed the smaller part again, or purge it.</source>
        <translation>Bleiben Sie bei einem Embedding-Modell je Cache; berechnen Sie den kleineren Teil neu, oder löschen Sie ihn.</translation>
    </message>
    <message>
        <source>Vectors that are all zero</source>
        <translation>Vektoren aus lauter Nullen</translation>
    </message>
    <message>
        <source>{entries_n} of {total_n} vectors.</source>
        <translation>{entries_n} von {total_n} Vektoren.</translation>
    </message>
    <message>
        <source>A vector without direction has no similarity to anything: by the library it becomes 0, not-a-number or 1, and in the last case this answer fits every question.</source>
        <translation>Ein Vektor ohne Richtung hat keine Ähnlichkeit zu irgendetwas: Je nach Bibliothek wird daraus 0, keine Zahl oder 1, und im letzten Fall passt diese Antwort auf jede Frage.</translation>
    </message>
    <message>
        <source>Purge these entries, and check that a failed embedding call is not stored.</source>
        <translation>Löschen Sie diese Einträge, und prüfen Sie, dass ein gescheiterter Embedding-Aufruf nicht gespeichert wird.</translation>
    </message>
    <message>
        <source>A lookup has to compare with every vector</source>
        <translation>Eine Abfrage muss mit jedem Vektor vergleichen</translation>
    </message>
    <message>
        <source>{vectors_n} vectors of {size_bytes} are in no search index of this store: at least {lookup_ms} a lookup.</source>
        <translation>{vectors_n} Vektoren von {size_bytes} stehen in keinem Suchindex dieses Speichers: mindestens {lookup_ms} je Abfrage.</translation>
    </message>
    <message>
        <source>The cost grows with every entry and is paid by every call, also by those that miss; a search index stays under 5 ms.</source>
        <translation>Die Kosten wachsen mit jedem Eintrag, und jeder Aufruf trägt sie, auch bei Fehltreffern; ein Suchindex bleibt unter 5 ms.</translation>
    </message>
    <message>
        <source>Put a vector index over these keys. Nothing is to do when the application searches elsewhere, as with FAISS or Milvus, or reads by key only.</source>
        <translation>Legen Sie einen Vektorindex über diese Schlüssel. Nichts ist zu tun, wenn die Anwendung anderswo sucht, etwa mit FAISS oder Milvus, oder nur nach Schlüssel liest.</translation>
    </message>
    <message>
        <source>Keys made by more than one recipe</source>
        <translation>Schlüssel nach mehr als einem Rezept</translation>
    </message>
    <message>
        <source>{recipes_n} recipes: {recipes}.</source>
        <translation>{recipes_n} Rezepte: {recipes}.</translation>
    </message>
    <message>
        <source>The same question has an entry under each recipe, with answers and ages of its own. A recipe that leaves out model, temperature or type serves one where the other would not.</source>
        <translation>Dieselbe Frage hat unter jedem Rezept einen Eintrag, mit eigenen Antworten und Altern. Ein Rezept, dem Modell, Temperatur oder Typ fehlt, liefert aus, wo das andere es nicht täte.</translation>
    </message>
    <message>
        <source>Make keys in one place of the code for all writers, with a version in the key; purge what the old recipe wrote.</source>
        <translation>Bilden Sie Schlüssel an einer Stelle des Codes für alle Schreibenden, mit einer Version im Schlüssel; löschen Sie, was das alte Rezept geschrieben hat.</translation>
    </message>
    <message>
        <source>Several processes write to this SQLite file</source>
        <translation>Mehrere Prozesse schreiben in diese SQLite-Datei</translation>
    </message>
    <message>
        <source>{writers_n} processes: {writers}.</source>
        <translation>{writers_n} Prozesse: {writers}.</translation>
    </message>
    <message>
        <source>SQLite lets one of them write at a time; the others wait or fail with “database is locked”, and answers get lost without a word.</source>
        <translation>SQLite lässt immer nur einen schreiben; die anderen warten oder scheitern mit „database is locked“, und Antworten gehen wortlos verloren.</translation>
    </message>
    <message>
        <source>Let one process own the file, or move the cache to Redis.</source>
        <translation>Lassen Sie einen Prozess über die Datei verfügen, oder ziehen Sie mit dem Cache nach Redis um.</translation>
    </message>
    <message>
        <source>The SQLite file lies on a network disk</source>
        <translation>Die SQLite-Datei liegt auf einem Netzlaufwerk</translation>
    </message>
    <message>
        <source>File system {file_system}, {files_n} files.</source>
        <translation>Dateisystem {file_system}, {files_n} Dateien.</translation>
    </message>
    <message>
        <source>File locks are not reliable there, and write-ahead logging does not work between computers: two writers can damage the file.</source>
        <translation>Dateisperren sind dort nicht verlässlich, und Write-Ahead-Logging funktioniert nicht zwischen Rechnern: Zwei Schreibende können die Datei beschädigen.</translation>
    </message>
    <message>
        <source>Move the file to a local disk, or the cache to Redis.</source>
        <translation>Legen Sie die Datei auf eine lokale Festplatte oder den Cache nach Redis.</translation>
    </message>
    <message>
        <source>The write-ahead log has grown large</source>
        <translation>Das Write-Ahead-Log ist groß geworden</translation>
    </message>
    <message>
        <source>{wal_bytes} of log beside a file of {size_bytes}.</source>
        <translation>{wal_bytes} Log neben einer Datei von {size_bytes}.</translation>
    </message>
    <message>
        <source>SQLite writes the log back at about 4 MB unless a reader stays open all the time; meanwhile reading gets slower and a backup of the file alone misses the newest entries.</source>
        <translation>SQLite schreibt das Log bei etwa 4 MB zurück, außer wenn immer jemand liest; solange wird das Lesen langsamer, und einer Sicherung der Datei allein fehlen die neuesten Einträge.</translation>
    </message>
    <message>
        <source>Close statements after reading, look for processes that stay connected, and run PRAGMA wal_checkpoint(TRUNCATE) once.</source>
        <translation>Schließen Sie Anweisungen nach dem Lesen, suchen Sie Prozesse, die verbunden bleiben, und führen Sie einmal PRAGMA wal_checkpoint(TRUNCATE) aus.</translation>
    </message>
</context>
<context>
    <name>StoreText</name>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>Staging</translation>
    </message>
    <message>
        <source>Development</source>
        <translation>Entwicklung</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Half a pair</source>
        <translation>Halbes Paar</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>Noch keine Antwort</translation>
    </message>
    <message>
        <source>Not decoded</source>
        <translation>Nicht dekodiert</translation>
    </message>
    <message>
        <source>SQLite file</source>
        <translation>SQLite-Datei</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Redis, local socket</source>
        <translation>Redis, lokaler Socket</translation>
    </message>
    <message>
        <source>Redis over TLS</source>
        <translation>Redis über TLS</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>%1 — recognised by table %2 and its columns</source>
        <translation>%1 – erkannt an Tabelle %2 und ihren Spalten</translation>
    </message>
    <message>
        <source>%1 — %2 of %3 keys match %4</source>
        <translation>%1 – %2 von %3 Schlüsseln passen zu %4</translation>
    </message>
    <message>
        <source>%1 — %2 of %3 keys fit no product that Cacheloupe knows</source>
        <translation>%1 – %2 von %3 Schlüsseln passen zu keinem Produkt, das Cacheloupe kennt</translation>
    </message>
    <message>
        <source>A private copy is being read, because its folder %1 is not writable.</source>
        <translation>Eine private Kopie wird gelesen, weil der Ordner %1 nicht beschreibbar ist.</translation>
    </message>
    <message>
        <source>The file lies on a network disk (%1), where the locks of SQLite cannot be trusted: it may be read while it is half written.</source>
        <translation>Die Datei liegt auf einem Netzlaufwerk (%1), wo auf die Sperren von SQLite kein Verlass ist: Sie kann halb geschrieben gelesen werden.</translation>
    </message>
    <message>
        <source>Reading does not count as use: idle times stay as they are.</source>
        <translation>Lesen zählt nicht als Benutzung: Ruhezeiten bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>This server (%1) counts reading as use: idle times start over.</source>
        <translation>Dieser Server (%1) zählt Lesen als Benutzung: Ruhezeiten beginnen neu.</translation>
    </message>
    <message>
        <source>There are keys in other databases too: %1.</source>
        <translation>Auch in anderen Datenbanken liegen Schlüssel: %1.</translation>
    </message>
    <message>
        <source>A replica is being read: %1.</source>
        <translation>Eine Replik wird gelesen: %1.</translation>
    </message>
    <message>
        <source>A node of the cluster does not answer, and its share of the keys is missing: %1.</source>
        <translation>Ein Knoten des Clusters antwortet nicht, und sein Anteil der Schlüssel fehlt: %1.</translation>
    </message>
    <message>
        <source>No node of the cluster serves this share of the keys: %1.</source>
        <translation>Kein Knoten des Clusters bedient diesen Anteil der Schlüssel: %1.</translation>
    </message>
    <message>
        <source>The layout was recognised from a sample of the keys.</source>
        <translation>Der Aufbau wurde an einer Stichprobe der Schlüssel erkannt.</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>%1 over</source>
        <translation>%1 darüber</translation>
    </message>
    <message>
        <source>Under 1 h</source>
        <translation>&lt; 1 h</translation>
    </message>
    <message>
        <source>1–24 h</source>
        <translation>1–24 h</translation>
    </message>
    <message>
        <source>1–7 d</source>
        <translation>1–7 d</translation>
    </message>
    <message>
        <source>7–30 d</source>
        <translation>7–30 d</translation>
    </message>
    <message>
        <source>Over 30 d</source>
        <translation>&gt; 30 d</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Unbegrenzt</translation>
    </message>
    <message>
        <source>The store keeps no question with this answer, only its key.</source>
        <translation>Der Speicher hat zu dieser Antwort keine Frage, nur ihren Schlüssel.</translation>
    </message>
    <message>
        <source>No decoder reads these bytes; the Raw tab shows them.</source>
        <translation>Kein Decoder liest diese Bytes; der Reiter „Roh“ zeigt sie.</translation>
    </message>
    <message>
        <source>A value was not decoded, because it could do harm or is past the limits.</source>
        <translation>Ein Wert wurde nicht dekodiert, weil er schaden könnte oder die Grenzen überschreitet.</translation>
    </message>
    <message>
        <source>The stored value is larger than Cacheloupe reads; what follows is its beginning.</source>
        <translation>Der gespeicherte Wert ist größer, als Cacheloupe liest; es folgt sein Anfang.</translation>
    </message>
    <message>
        <source>The entry was changed after it was written.</source>
        <translation>Der Eintrag wurde nach dem Schreiben geändert.</translation>
    </message>
    <message>
        <source>Nothing removes this entry: it has no time to live.</source>
        <translation>Nichts entfernt diesen Eintrag: Er hat keine Lebensdauer.</translation>
    </message>
    <message>
        <source>This user may not read the value.</source>
        <translation>Dieser Benutzer darf den Wert nicht lesen.</translation>
    </message>
    <message>
        <source>The value is of a type that this server cannot hand over.</source>
        <translation>Der Wert ist von einem Typ, den dieser Server nicht herausgeben kann.</translation>
    </message>
    <message>
        <source>The stored times name no time zone: age and time left may be hours off.</source>
        <translation>Die gespeicherten Zeiten nennen keine Zeitzone: Alter und Restzeit können um Stunden abweichen.</translation>
    </message>
    <message>
        <source>The embedding is all zeros: its similarity to anything is undefined.</source>
        <translation>Das Embedding besteht nur aus Nullen: Seine Ähnlichkeit zu anderen ist nicht bestimmt.</translation>
    </message>
    <message>
        <source>question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>expires</source>
        <translation>läuft ab</translation>
    </message>
    <message>
        <source>time to live</source>
        <translation>Lebensdauer</translation>
    </message>
    <message>
        <source>time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>type of the embedding</source>
        <translation>Typ des Embeddings</translation>
    </message>
    <message>
        <source>response</source>
        <translation>Antwortkennung</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(keine)</translation>
    </message>
    <message>
        <source>
… the first %1 of %2</source>
        <translation>
… die ersten %1 von %2</translation>
    </message>
</context>
<context>
    <name>TimePresetText</name>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>Last hour of the log</source>
        <translation>Letzte Stunde des Protokolls</translation>
    </message>
    <message>
        <source>Last day of the log</source>
        <translation>Letzter Tag des Protokolls</translation>
    </message>
    <message>
        <source>Last 7 days of the log</source>
        <translation>Letzte 7 Tage des Protokolls</translation>
    </message>
</context>
<context>
    <name>VerdictReasonText</name>
    <message>
        <source>another topic</source>
        <translation>ein anderes Thema</translation>
    </message>
    <message>
        <source>another name</source>
        <translation>ein anderer Name</translation>
    </message>
    <message>
        <source>another number or unit</source>
        <translation>eine andere Zahl oder Einheit</translation>
    </message>
    <message>
        <source>another time</source>
        <translation>eine andere Zeit</translation>
    </message>
    <message>
        <source>another identifier</source>
        <translation>eine andere Kennung</translation>
    </message>
    <message>
        <source>one side is negated</source>
        <translation>eine Seite ist verneint</translation>
    </message>
    <message>
        <source>roles or direction swapped</source>
        <translation>Rollen oder Richtung vertauscht</translation>
    </message>
    <message>
        <source>another kind of question</source>
        <translation>eine andere Art von Frage</translation>
    </message>
    <message>
        <source>another language or locale</source>
        <translation>eine andere Sprache oder Region</translation>
    </message>
    <message>
        <source>the source has changed</source>
        <translation>die Quelle hat sich geändert</translation>
    </message>
    <message>
        <source>the prompt has changed</source>
        <translation>der Prompt hat sich geändert</translation>
    </message>
    <message>
        <source>the tool or its result has changed</source>
        <translation>das Werkzeug oder sein Ergebnis hat sich geändert</translation>
    </message>
    <message>
        <source>past its TTL</source>
        <translation>nach Ablauf der TTL</translation>
    </message>
    <message>
        <source>another tenant&apos;s answer</source>
        <translation>Antwort eines anderen Mandanten</translation>
    </message>
    <message>
        <source>another user&apos;s answer</source>
        <translation>Antwort eines anderen Nutzers</translation>
    </message>
    <message>
        <source>another role&apos;s answer</source>
        <translation>Antwort einer anderen Rolle</translation>
    </message>
    <message>
        <source>personal data in the answer</source>
        <translation>persönliche Daten in der Antwort</translation>
    </message>
    <message>
        <source>asks for something new each time</source>
        <translation>fragt jedes Mal nach etwas Neuem</translation>
    </message>
    <message>
        <source>depends on who asks</source>
        <translation>hängt davon ab, wer fragt</translation>
    </message>
    <message>
        <source>depends on live data</source>
        <translation>hängt von aktuellen Daten ab</translation>
    </message>
    <message>
        <source>depends on the conversation</source>
        <translation>hängt vom Gespräch ab</translation>
    </message>
    <message>
        <source>asks for something to be done</source>
        <translation>verlangt, dass etwas getan wird</translation>
    </message>
    <message>
        <source>the answer is a refusal or an error</source>
        <translation>die Antwort ist eine Ablehnung oder ein Fehler</translation>
    </message>
    <message>
        <source>sampled: temperature above zero</source>
        <translation>zufällig erzeugt: Temperatur über null</translation>
    </message>
</context>
<context>
    <name>cacheloupe::ActionButton</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>cacheloupe::AgeBarWidget</name>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
</context>
<context>
    <name>cacheloupe::AlikeDialog</name>
    <message>
        <source>Same entry</source>
        <translation>Gleicher Eintrag</translation>
    </message>
    <message>
        <source>Same key</source>
        <translation>Gleicher Schlüssel</translation>
    </message>
    <message>
        <source>Near questions</source>
        <translation>Nahe Fragen</translation>
    </message>
    <message>
        <source>Same site and version</source>
        <translation>Gleiche Stelle und Version</translation>
    </message>
    <message>
        <source>Hits alike</source>
        <translation>Ähnliche Treffer</translation>
    </message>
    <message>
        <source>Looking for hits alike</source>
        <translation>Ähnliche Treffer werden gesucht</translation>
    </message>
    <message>
        <source>Asked now</source>
        <translation>Jetzt gefragt</translation>
    </message>
    <message>
        <source>Answered then</source>
        <translation>Damals beantwortet</translation>
    </message>
    <message>
        <source>Suspicion</source>
        <translation>Verdacht</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Show them on the Hits page</source>
        <translation>Auf der Seite „Treffer“ zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No other hit shares the entry, the key, the words or the version.</source>
        <translation>Kein anderer Treffer teilt Eintrag, Schlüssel, Wörter oder Version.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>A verdict key marks the selected hits. All of them are selected.</source>
        <translation>Eine Urteilstaste markiert die ausgewählten Treffer. Alle sind ausgewählt.</translation>
    </message>
    <message>
        <source>A verdict key marks the selected hits. Shown are the first %1 of %2.</source>
        <translation>Eine Urteilstaste markiert die ausgewählten Treffer. Gezeigt werden die ersten %1 von %2.</translation>
    </message>
    <message>
        <source>Select the hits to mark.</source>
        <translation>Wählen Sie die Treffer aus, die Sie markieren möchten.</translation>
    </message>
</context>
<context>
    <name>cacheloupe::AnswerPane</name>
    <message>
        <source>Answer now</source>
        <translation>Jetzige Antwort</translation>
    </message>
    <message>
        <source>New answer</source>
        <translation>Neue Antwort</translation>
    </message>
    <message>
        <source>Stage the new answer</source>
        <translation>Neue Antwort vormerken</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Enter</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Another answer for “%1”</source>
        <translation>Andere Antwort für „%1“</translation>
    </message>
    <message>
        <source>An empty answer cannot be staged; remove the entry instead.</source>
        <translation>Eine leere Antwort lässt sich nicht vormerken; entfernen Sie stattdessen den Eintrag.</translation>
    </message>
    <message>
        <source>Question, members, embedding and time to live stay as they are. Nothing is written before you apply the change.</source>
        <translation>Frage, Angaben, Embedding und Lebensdauer bleiben, wie sie sind. Nichts wird geschrieben, bevor Sie die Änderung anwenden.</translation>
    </message>
</context>
<context>
    <name>cacheloupe::Appearance</name>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>cacheloupe::BatchDesk</name>
    <message>
        <source>Write batch files…</source>
        <translation>Batch-Dateien schreiben…</translation>
    </message>
    <message>
        <source>Read batch results…</source>
        <translation>Batch-Ergebnisse lesen…</translation>
    </message>
    <message>
        <source>Folder for the batch files</source>
        <translation>Ordner für die Batch-Dateien</translation>
    </message>
    <message>
        <source>The manifest.json of the batch</source>
        <translation>Die manifest.json des Batches</translation>
    </message>
    <message>
        <source>Manifest (manifest.json)</source>
        <translation>Manifest (manifest.json)</translation>
    </message>
    <message>
        <source>The result files of the provider</source>
        <translation>Die Ergebnisdateien des Anbieters</translation>
    </message>
    <message>
        <source>Open a workspace first: it keeps what was asked.</source>
        <translation>Öffnen Sie zuerst einen Arbeitsbereich: Er bewahrt auf, was gefragt wurde.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) in %1, with a manifest, in %2</source>
        <translation>
            <numerusform>%Ln Anfrage in %1, mit einem Manifest, in %2</numerusform>
            <numerusform>%Ln Anfragen in %1, mit einem Manifest, in %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the workspace and the log that the batch was made from.</source>
        <translation>Öffnen Sie den Arbeitsbereich und das Log, aus denen der Batch gemacht wurde.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) read</source>
        <translation>
            <numerusform>%Ln Antwort gelesen</numerusform>
            <numerusform>%Ln Antworten gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln fehlgeschlagen</numerusform>
            <numerusform>%Ln fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still open</source>
        <translation>
            <numerusform>%Ln noch offen</numerusform>
            <numerusform>%Ln noch offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) passed over, the first at %1</source>
        <translation>
            <numerusform>%Ln Zeile übergangen, die erste bei %1</numerusform>
            <numerusform>%Ln Zeilen übergangen, die erste bei %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::CareForm</name>
    <message>
        <source>Care</source>
        <translation>Vorsicht</translation>
    </message>
    <message>
        <source>no cap</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>Cost at most</source>
        <translation>Kosten höchstens</translation>
    </message>
    <message>
        <source>once</source>
        <translation>einmal</translation>
    </message>
    <message>
        <source> times</source>
        <translation> Mal</translation>
    </message>
    <message>
        <source>A model words its answers anew each time. Asked three times, it shows how much of a difference is its own.</source>
        <translation>Ein Modell formuliert jedes Mal neu. Dreimal gefragt zeigt es, wie viel eines Unterschieds von ihm selbst kommt.</translation>
    </message>
    <message>
        <source>Ask each hit</source>
        <translation>Jeden Treffer fragen</translation>
    </message>
    <message>
        <source>Requests at once</source>
        <translation>Anfragen zugleich</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>Requests a minute</source>
        <translation>Anfragen pro Minute</translation>
    </message>
    <message>
        <source>Hide personal text</source>
        <translation>Persönliches verbergen</translation>
    </message>
    <message>
        <source>E-mail addresses, phone, order and card numbers, IBANs and secrets are replaced before a question is sent. Names are not recognised.</source>
        <translation>E-Mail-Adressen, Telefon-, Bestell- und Kartennummern, IBANs und Geheimnisse werden vor dem Senden ersetzt. Namen werden nicht erkannt.</translation>
    </message>
    <message>
        <source>Judge model</source>
        <translation>Richtermodell</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>A second opinion on a pair of answers, asked with J. It never sets a flag.</source>
        <translation>Eine zweite Meinung zu einem Paar von Antworten, mit J gefragt. Sie setzt nie ein Urteil.</translation>
    </message>
</context>
<context>
    <name>cacheloupe::ChangeDesk</name>
    <message>
        <source>Remove the selected entries…</source>
        <translation>Ausgewählte Einträge entfernen…</translation>
    </message>
    <message>
        <source>Apply the policy&apos;s TTL…</source>
        <translation>TTL des Regelwerks anwenden…</translation>
    </message>
    <message>
        <source>Expire in an hour…</source>
        <translation>In einer Stunde ablaufen lassen…</translation>
    </message>
    <message>
        <source>Expire in a day…</source>
        <translation>In einem Tag ablaufen lassen…</translation>
    </message>
    <message>
        <source>Never expire…</source>
        <translation>Nie ablaufen lassen…</translation>
    </message>
    <message>
        <source>Looking at what would be changed</source>
        <translation>Es wird nachgesehen, was sich ändern würde</translation>
    </message>
    <message>
        <source>the policy</source>
        <translation>das Regelwerk</translation>
    </message>
    <message>
        <source>Putting back what was there</source>
        <translation>Der frühere Stand wird wiederhergestellt</translation>
    </message>
    <message>
        <source>Changing the store</source>
        <translation>Speicher wird geändert</translation>
    </message>
</context>
<context>
    <name>cacheloupe::ChangeTray</name>
    <message>
        <source>Why, or a ticket</source>
        <translation>Grund oder Ticket</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Type “%1” to confirm</source>
        <translation>Zum Bestätigen „%1“ eingeben</translation>
    </message>
    <message>
        <source>This connection is read-only; press F2 in the list of stores to allow changes.</source>
        <translation>Diese Verbindung ist schreibgeschützt; mit F2 in der Liste der Speicher erlauben Sie Änderungen.</translation>
    </message>
</context>
<context>
    <name>cacheloupe::ColumnDialog</name>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>Spalten wählen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Alt+Up</source>
        <translation>Alt+Auf</translation>
    </message>
    <message>
        <source>Alt+Down</source>
        <translation>Alt+Ab</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>cacheloupe::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>%1    %2</source>
        <translation>%1    %2</translation>
    </message>
</context>
<context>
    <name>cacheloupe::ConnectionListModel</name>
    <message>
        <source>Unreadable address</source>
        <translation>Unlesbare Adresse</translation>
    </message>
    <message>
        <source>writing allowed</source>
        <translation>Schreiben erlaubt</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>schreibgeschützt</translation>
    </message>
    <message>
        <source>%1
%2, %3</source>
        <translation>%1
%2, %3</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4</source>
        <translation>%1, %2, %3, %4</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>cacheloupe::ConnectionPanel</name>
    <message>
        <source>Allow changes to this store</source>
        <translation>Änderungen an diesem Speicher erlauben</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stores are opened read-only. Passwords are never kept here, only the place where they are.</source>
        <translation>Speicher werden schreibgeschützt geöffnet. Passwörter werden hier nie aufbewahrt, nur der Ort, an dem sie stehen.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Changes are staged, shown with their victims, applied after you confirm, and can be undone. Reading stays read-only.</source>
        <translation>Änderungen werden vorgemerkt, mit den betroffenen Einträgen gezeigt, nach Ihrer Bestätigung angewendet und lassen sich rückgängig machen. Lesen bleibt schreibgeschützt.</translation>
    </message>
    <message>
        <source>The system&apos;s certificates</source>
        <translation>Die Zertifikate des Systems</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA-Datei</translation>
    </message>
    <message>
        <source>Choose a SQLite file</source>
        <translation>SQLite-Datei wählen</translation>
    </message>
    <message>
        <source>Choose a CA file</source>
        <translation>CA-Datei wählen</translation>
    </message>
    <message>
        <source>No password</source>
        <translation>Kein Passwort</translation>
    </message>
    <message>
        <source>Environment variable</source>
        <translation>Umgebungsvariable</translation>
    </message>
    <message>
        <source>System keychain</source>
        <translation>Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>First line of a file</source>
        <translation>Erste Zeile einer Datei</translation>
    </message>
    <message>
        <source>Ask each time</source>
        <translation>Jedes Mal fragen</translation>
    </message>
    <message>
        <source>Where the password is</source>
        <translation>Wo das Passwort steht</translation>
    </message>
    <message>
        <source>Name of the password&apos;s place</source>
        <translation>Name des Ortes für das Passwort</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Change “%1”</source>
        <translation>„%1“ ändern</translation>
    </message>
    <message>
        <source>Connect a store</source>
        <translation>Speicher verbinden</translation>
    </message>
    <message>
        <source>Test and connect</source>
        <translation>Prüfen und verbinden</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird aufgebaut…</translation>
    </message>
    <message>
        <source>✓ %1, opened read-only</source>
        <translation>✓ %1, schreibgeschützt geöffnet</translation>
    </message>
    <message>
        <source>sqlite:/path/cache.db, dir:/path/folder, redis://host:6379/0, rediss://host:6380 or redis+unix:/path/redis.sock</source>
        <translation>sqlite:/path/cache.db, dir:/path/folder, redis://host:6379/0, rediss://host:6380 oder redis+unix:/path/redis.sock</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>/path/of/the/file</source>
        <translation>/pfad/der/datei</translation>
    </message>
    <message>
        <source>Name of the keychain entry</source>
        <translation>Name des Eintrags im Schlüsselbund</translation>
    </message>
</context>
<context>
    <name>cacheloupe::ConnectionsPane</name>
    <message>
        <source>Stores</source>
        <translation>Speicher</translation>
    </message>
</context>
<context>
    <name>cacheloupe::CopyButton</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>cacheloupe::CurveView</name>
    <message>
        <source>How long answers hold</source>
        <translation>Wie lange Antworten gelten</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>Everything that was replayed still held.</source>
        <translation>Alles, was gegengeprüft wurde, galt noch.</translation>
    </message>
    <message>
        <source>TTL now: %1</source>
        <translation>TTL jetzt: %1</translation>
    </message>
    <message>
        <source>Proposed: %1</source>
        <translation>Vorschlag: %1</translation>
    </message>
</context>
<context>
    <name>cacheloupe::DayChart</name>
    <message>
        <source>Hits by day and verdict</source>
        <translation>Treffer nach Tag und Urteil</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln hit(s)</source>
        <translation>
            <numerusform>%1: %Ln Treffer</numerusform>
            <numerusform>%1: %Ln Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>ddd d</source>
        <translation>ddd d.</translation>
    </message>
</context>
<context>
    <name>cacheloupe::DecisionFlowView</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Caller says cacheable?</source>
        <translation>Sagt der Aufrufer: cachebar?</translation>
    </message>
    <message>
        <source>Policy says cacheable?</source>
        <translation>Sagt die Regel: cachebar?</translation>
    </message>
    <message>
        <source>Key fields proven?</source>
        <translation>Schlüsselfelder belegt?</translation>
    </message>
    <message>
        <source>Entry within its TTL and version?</source>
        <translation>Eintrag innerhalb von TTL und Version?</translation>
    </message>
    <message>
        <source>Match allowed and above the threshold?</source>
        <translation>Abgleich erlaubt und über der Schwelle?</translation>
    </message>
    <message>
        <source>Serve from the cache</source>
        <translation>Aus dem Cache antworten</translation>
    </message>
    <message>
        <source>the caller asked for a fresh answer</source>
        <translation>der Aufrufer wollte eine frische Antwort</translation>
    </message>
    <message>
        <source>the policy does not allow caching here</source>
        <translation>die Regel erlaubt hier keinen Cache</translation>
    </message>
    <message>
        <source>the temperature is above what the policy allows</source>
        <translation>die Temperatur ist höher, als die Regel erlaubt</translation>
    </message>
    <message>
        <source>not proven: %1</source>
        <translation>nicht belegt: %1</translation>
    </message>
    <message>
        <source>different: %1</source>
        <translation>abweichend: %1</translation>
    </message>
    <message>
        <source>the entry is older than its TTL</source>
        <translation>der Eintrag ist älter als seine TTL</translation>
    </message>
    <message>
        <source>the age of the entry is not known</source>
        <translation>das Alter des Eintrags ist nicht bekannt</translation>
    </message>
    <message>
        <source>the version changed: %1</source>
        <translation>die Version hat sich geändert: %1</translation>
    </message>
    <message>
        <source>the version is not known</source>
        <translation>die Version ist nicht bekannt</translation>
    </message>
    <message>
        <source>only exact matches are allowed</source>
        <translation>nur exakter Abgleich ist erlaubt</translation>
    </message>
    <message>
        <source>the similarity is below the threshold</source>
        <translation>die Ähnlichkeit liegt unter der Schwelle</translation>
    </message>
    <message>
        <source>the similarity is not known</source>
        <translation>die Ähnlichkeit ist nicht bekannt</translation>
    </message>
    <message>
        <source>%1 Yes.</source>
        <translation>%1 Ja.</translation>
    </message>
    <message>
        <source>%1 No: %2.</source>
        <translation>%1 Nein: %2.</translation>
    </message>
    <message>
        <source>Serve from the cache.</source>
        <translation>Aus dem Cache antworten.</translation>
    </message>
    <message>
        <source>Regenerate.</source>
        <translation>Neu erzeugen.</translation>
    </message>
    <message>
        <source>Decision flow</source>
        <translation>Entscheidungsweg</translation>
    </message>
    <message>
        <source>Nothing was decided.</source>
        <translation>Nichts wurde entschieden.</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>Neu erzeugen</translation>
    </message>
    <message>
        <source>the entry was written under an older key epoch</source>
        <translation>der Eintrag stammt aus einer älteren Schlüsselepoche</translation>
    </message>
</context>
<context>
    <name>cacheloupe::DifferenceView</name>
    <message>
        <source>First</source>
        <translation>Erste</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Zweite</translation>
    </message>
</context>
<context>
    <name>cacheloupe::DoctorPane</name>
    <message>
        <source>Show the entries</source>
        <translation>Einträge zeigen</translation>
    </message>
    <message>
        <source>Copy all findings</source>
        <translation>Alle Befunde kopieren</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Copy the finding</source>
        <translation>Befund kopieren</translation>
    </message>
    <message>
        <source>Examining the store</source>
        <translation>Speicher wird untersucht</translation>
    </message>
    <message>
        <source>Doctor: examining %1…</source>
        <translation>Diagnose: %1 wird untersucht…</translation>
    </message>
    <message>
        <source>Doctor: %1</source>
        <translation>Diagnose: %1</translation>
    </message>
    <message>
        <source>Doctor: not examined to the end</source>
        <translation>Diagnose: nicht bis zum Ende untersucht</translation>
    </message>
    <message>
        <source>Nothing found. %1</source>
        <translation>Nichts gefunden. %1</translation>
    </message>
</context>
<context>
    <name>cacheloupe::DraftView</name>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, free: the server is on this machine</source>
        <translation>%1, kostenlos: Der Server läuft auf diesem Rechner</translation>
    </message>
    <message>
        <source>%1, cost not known</source>
        <translation>%1, Kosten unbekannt</translation>
    </message>
    <message>
        <source>%1, about %2</source>
        <translation>%1, etwa %2</translation>
    </message>
    <message>
        <source>The price of a model is not known, so no cap can be kept. Set the cap to 0 to replay without one.</source>
        <translation>Der Preis eines Modells ist nicht bekannt, also lässt sich keine Grenze einhalten. Setzen Sie die Grenze auf 0 für eine Gegenprobe ohne Grenze.</translation>
    </message>
    <message>
        <source>The cap will end the replay early.</source>
        <translation>Die Grenze wird die Gegenprobe vorzeitig beenden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) cannot be asked again: the log holds no question or no model.</source>
        <translation>
            <numerusform>%Ln Treffer lässt sich nicht erneut fragen: Im Protokoll fehlt die Frage oder das Modell.</numerusform>
            <numerusform>%Ln Treffer lassen sich nicht erneut fragen: Im Protokoll fehlt die Frage oder das Modell.</numerusform>
        </translation>
    </message>
    <message>
        <source>Unlike the original</source>
        <translation>Anders als im Original</translation>
    </message>
    <message>
        <source>First request</source>
        <translation>Erste Anfrage</translation>
    </message>
    <message>
        <source>Copy the request</source>
        <translation>Anfrage kopieren</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln request(s)</source>
        <translation>
            <numerusform>%1, %Ln Anfrage</numerusform>
            <numerusform>%1, %Ln Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (prices of %2)</source>
        <translation>%1 (Preise vom %2)</translation>
    </message>
    <message>
        <source>Fill in…</source>
        <translation>Ergänzen…</translation>
    </message>
    <message>
        <source>Fill in what the log does not hold</source>
        <translation>Ergänzen, was das Log nicht enthält</translation>
    </message>
</context>
<context>
    <name>cacheloupe::DriftPane</name>
    <message>
        <source>Stored, though the policy says never to reuse</source>
        <translation>Gespeichert, obwohl das Regelwerk Wiederverwendung ausschließt</translation>
    </message>
    <message>
        <source>Never expire; the policy says %1</source>
        <translation>Laufen nie ab; das Regelwerk sagt %1</translation>
    </message>
    <message>
        <source>Live up to %1; the policy says %2</source>
        <translation>Leben bis zu %1; das Regelwerk sagt %2</translation>
    </message>
    <message>
        <source>Do not tell %1</source>
        <translation>Nennen %1 nicht</translation>
    </message>
    <message>
        <source>Of key epoch %1; the policy says %2</source>
        <translation>Aus Schlüsselepoche %1; das Regelwerk sagt %2</translation>
    </message>
    <message>
        <source>Purge them</source>
        <translation>Entfernen Sie sie</translation>
    </message>
    <message>
        <source>Apply the policy&apos;s TTL</source>
        <translation>TTL des Regelwerks anwenden</translation>
    </message>
    <message>
        <source>Put it into the key where the application writes, then raise the key epoch</source>
        <translation>Nehmen Sie es dort in den Schlüssel auf, wo die Anwendung schreibt, und erhöhen Sie dann die Schlüsselepoche</translation>
    </message>
    <message>
        <source>Purge them; nothing asks for them any more</source>
        <translation>Entfernen Sie sie; niemand fragt mehr danach</translation>
    </message>
    <message>
        <source>Store to compare</source>
        <translation>Speicher zum Vergleich</translation>
    </message>
    <message>
        <source>Compare with the policy</source>
        <translation>Mit dem Regelwerk vergleichen</translation>
    </message>
    <message>
        <source>To be looked at again</source>
        <translation>Erneut zu prüfen</translation>
    </message>
    <message>
        <source>Live stores</source>
        <translation>Speicher im Betrieb</translation>
    </message>
    <message>
        <source>Where the store differs</source>
        <translation>Wo der Speicher abweicht</translation>
    </message>
    <message>
        <source>Call site</source>
        <translation>Aufrufstelle</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Apply the policy&apos;s TTL…</source>
        <translation>TTL des Regelwerks anwenden…</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln day(s) overdue</source>
        <translation>
            <numerusform>%1: seit %Ln Tag überfällig</numerusform>
            <numerusform>%1: seit %Ln Tagen überfällig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln day(s) overdue, %2</source>
        <translation>
            <numerusform>%1: seit %Ln Tag überfällig, %2</numerusform>
            <numerusform>%1: seit %Ln Tagen überfällig, %2</numerusform>
        </translation>
    </message>
    <message>
        <source>No policy is overdue.</source>
        <translation>Keine Regel ist überfällig.</translation>
    </message>
    <message>
        <source>No store is connected yet; connect one on the Stores page.</source>
        <translation>Noch ist kein Speicher verbunden; verbinden Sie einen auf der Seite Speicher.</translation>
    </message>
    <message>
        <source>Reading the store…</source>
        <translation>Der Speicher wird gelesen…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of call sites the policy does not list</source>
        <translation>
            <numerusform>%Ln von Aufrufstellen, die das Regelwerk nicht nennt</numerusform>
            <numerusform>%Ln von Aufrufstellen, die das Regelwerk nicht nennt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) compared, %1.</source>
        <translation>
            <numerusform>%Ln Eintrag verglichen, %1.</numerusform>
            <numerusform>%Ln Einträge verglichen, %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>For instance %1</source>
        <translation>Zum Beispiel %1</translation>
    </message>
</context>
<context>
    <name>cacheloupe::DueStrip</name>
    <message>
        <source>Publish it now</source>
        <translation>Jetzt veröffentlichen</translation>
    </message>
    <message>
        <source>Drop the plan</source>
        <translation>Plan verwerfen</translation>
    </message>
    <message>
        <source>Due since %1: take back what %2 published at %3 (%4).</source>
        <translation>Fällig seit %1: zurücknehmen, was %2 um %3 veröffentlicht hat (%4).</translation>
    </message>
    <message>
        <source>Due since %1: what %2 planned for %3 (%4).</source>
        <translation>Fällig seit %1: was %2 für %3 geplant hat (%4).</translation>
    </message>
    <message>
        <source>Take it back now</source>
        <translation>Jetzt zurücknehmen</translation>
    </message>
</context>
<context>
    <name>cacheloupe::DurationEdit</name>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
</context>
<context>
    <name>cacheloupe::EmbeddingDesk</name>
    <message>
        <source>Nothing can be compared with this embedding.</source>
        <translation>Mit diesem Embedding ist nichts vergleichbar.</translation>
    </message>
    <message>
        <source>They are looked for once the store is read.</source>
        <translation>Die Suche beginnt, sobald der Speicher gelesen ist.</translation>
    </message>
    <message>
        <source>The store was not read to its end.</source>
        <translation>Der Speicher wurde nicht bis zum Ende gelesen.</translation>
    </message>
</context>
<context>
    <name>cacheloupe::EmbeddingView</name>
    <message>
        <source>unknown, as the type is</source>
        <translation>unbekannt, wie auch der Typ</translation>
    </message>
    <message>
        <source>none: a number is not finite</source>
        <translation>keine: eine Zahl ist nicht endlich</translation>
    </message>
    <message>
        <source>0: it has no direction</source>
        <translation>0: ohne Richtung</translation>
    </message>
    <message>
        <source>same answer</source>
        <translation>gleiche Antwort</translation>
    </message>
    <message>
        <source>another answer</source>
        <translation>andere Antwort</translation>
    </message>
    <message>
        <source>recomputed %1</source>
        <translation>neu berechnet %1</translation>
    </message>
    <message>
        <source>Nearest cached questions</source>
        <translation>Nächste Fragen im Cache</translation>
    </message>
    <message>
        <source>Served from it, by the log</source>
        <translation>Daraus bedient, laut Protokoll</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>Embedding</translation>
    </message>
    <message>
        <source>unknown type</source>
        <translation>unbekannter Typ</translation>
    </message>
    <message>
        <source>list of numbers (JSON)</source>
        <translation>Zahlenliste (JSON)</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>%1 (inferred)</source>
        <translation>%1 (erschlossen)</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>Dimension</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Sampled: compared with %1, spread evenly over %2 embeddings.</source>
        <translation>Stichprobe: verglichen mit %1, gleichmäßig über %2 Embeddings verteilt.</translation>
    </message>
    <message numerus="yes">
        <source>Compared with %Ln embedding(s), exactly.</source>
        <translation>
            <numerusform>Mit %Ln Embedding verglichen, vollständig.</numerusform>
            <numerusform>Mit %Ln Embeddings verglichen, vollständig.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) cannot be compared: their dimension is another.</source>
        <translation>
            <numerusform>%Ln weiteres ist nicht vergleichbar: Seine Dimension ist eine andere.</numerusform>
            <numerusform>%Ln weitere sind nicht vergleichbar: Ihre Dimension ist eine andere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) with another answer can hardly be told from this one (cosine above 0.999): which answer is served is chance.</source>
        <translation>
            <numerusform>%Ln Eintrag mit anderer Antwort ist von diesem kaum zu unterscheiden (Kosinus über 0,999): Welche Antwort kommt, ist Zufall.</numerusform>
            <numerusform>%Ln Einträge mit anderer Antwort sind von diesem kaum zu unterscheiden (Kosinus über 0,999): Welche Antwort kommt, ist Zufall.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s); those served at the lowest similarity come first.</source>
        <translation>
            <numerusform>%Ln Frage; die mit der geringsten Ähnlichkeit bedienten zuerst.</numerusform>
            <numerusform>%Ln Fragen; die mit der geringsten Ähnlichkeit bedienten zuerst.</numerusform>
        </translation>
    </message>
    <message>
        <source>What the log calls similarity is not the cosine of the stored embeddings.</source>
        <translation>Was das Protokoll Ähnlichkeit nennt, ist nicht der Kosinus der gespeicherten Embeddings.</translation>
    </message>
</context>
<context>
    <name>cacheloupe::EntriesPane</name>
    <message>
        <source>Find in questions, answers and keys</source>
        <translation>In Fragen, Antworten und Schlüsseln suchen</translation>
    </message>
    <message>
        <source>Opening the store</source>
        <translation>Speicher wird geöffnet</translation>
    </message>
    <message>
        <source>Call site or prefix</source>
        <translation>Aufrufstelle oder Präfix</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Copy the selected entries</source>
        <translation>Ausgewählte Einträge kopieren</translation>
    </message>
    <message>
        <source>Reading the entries</source>
        <translation>Einträge werden gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>genau</translation>
    </message>
    <message>
        <source>so far</source>
        <translation>bisher</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>Stichprobe</translation>
    </message>
</context>
<context>
    <name>cacheloupe::EntryExporter</name>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write the shown entries to a file</source>
        <translation>Gezeigte Einträge in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Export the selected entries…</source>
        <translation>Ausgewählte Einträge exportieren…</translation>
    </message>
    <message>
        <source>Copy the selected entries as JSON</source>
        <translation>Ausgewählte Einträge als JSON kopieren</translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln entry(s)</source>
        <translation>
            <numerusform>%Ln Eintrag exportieren</numerusform>
            <numerusform>%Ln Einträge exportieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Whole entries (*.jsonl)</source>
        <translation>Ganze Einträge (*.jsonl)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) written to %1</source>
        <translation>
            <numerusform>%Ln Eintrag in %1 geschrieben</numerusform>
            <numerusform>%Ln Einträge in %1 geschrieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln entry(s) of %1 copied; export writes them all.</source>
        <translation>
            <numerusform>Der erste %Ln Eintrag von %1 ist kopiert; der Export schreibt alle.</numerusform>
            <numerusform>Die ersten %Ln Einträge von %1 sind kopiert; der Export schreibt alle.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) copied</source>
        <translation>
            <numerusform>%Ln Eintrag kopiert</numerusform>
            <numerusform>%Ln Einträge kopiert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::EntryListModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Question or key</source>
        <translation>Frage/Schlüssel</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>cacheloupe::EntryView</name>
    <message>
        <source>The selected entry</source>
        <translation>Der ausgewählte Eintrag</translation>
    </message>
    <message>
        <source>Choose an entry to read it.</source>
        <translation>Wählen Sie einen Eintrag, um ihn zu lesen.</translation>
    </message>
    <message>
        <source>Copy the key</source>
        <translation>Schlüssel kopieren</translation>
    </message>
    <message>
        <source>How the entry is shown</source>
        <translation>Wie der Eintrag gezeigt wird</translation>
    </message>
    <message>
        <source>Decoded</source>
        <translation>Dekodiert</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Hits served</source>
        <translation>Bediente Treffer</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Ersetzen…</translation>
    </message>
    <message>
        <source>Replace the answer…</source>
        <translation>Antwort ersetzen…</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Age and time to live</source>
        <translation>Alter und Lebensdauer</translation>
    </message>
    <message>
        <source>Key fields and scope</source>
        <translation>Schlüsselfelder und Geltungsbereich</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Other members</source>
        <translation>Weitere Angaben</translation>
    </message>
    <message>
        <source>As it is stored</source>
        <translation>Wie gespeichert</translation>
    </message>
    <message>
        <source>Refused: %1.</source>
        <translation>Abgelehnt: %1.</translation>
    </message>
    <message>
        <source>Inferred, not stored: %1.</source>
        <translation>Erschlossen, nicht gespeichert: %1.</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>cacheloupe::ErrorStrip</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Copy the error</source>
        <translation>Fehler kopieren</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Dismiss the error</source>
        <translation>Fehler ausblenden</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Fehler: %1</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Details ausblenden</translation>
    </message>
</context>
<context>
    <name>cacheloupe::ExaminationText</name>
    <message>
        <source>times to live</source>
        <translation>Lebensdauern</translation>
    </message>
    <message>
        <source>pairs of keys</source>
        <translation>Schlüsselpaare</translation>
    </message>
    <message>
        <source>how keys are made</source>
        <translation>wie Schlüssel entstehen</translation>
    </message>
    <message>
        <source>embeddings</source>
        <translation>Embeddings</translation>
    </message>
    <message>
        <source>values that can be read</source>
        <translation>lesbare Werte</translation>
    </message>
    <message>
        <source>search indexes</source>
        <translation>Suchindexe</translation>
    </message>
    <message>
        <source>the database file and who writes to it</source>
        <translation>die Datenbankdatei und wer in sie schreibt</translation>
    </message>
    <message>
        <source>the server&apos;s memory and slow commands</source>
        <translation>Arbeitsspeicher und langsame Befehle des Servers</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Hinweis</translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln Fehler</numerusform>
            <numerusform>%Ln Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln Warnung</numerusform>
            <numerusform>%Ln Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln piece(s) of advice</source>
        <translation>
            <numerusform>%Ln Hinweis</numerusform>
            <numerusform>%Ln Hinweise</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>nichts gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln entry(s)</source>
        <translation>
            <numerusform>%1 in %Ln Eintrag</numerusform>
            <numerusform>%1 in %Ln Einträgen</numerusform>
        </translation>
    </message>
    <message>
        <source>Examined: %1.</source>
        <translation>Untersucht: %1.</translation>
    </message>
    <message>
        <source>Search indexes were not examined, as this server has none.</source>
        <translation>Suchindexe wurden nicht untersucht, da dieser Server keine hat.</translation>
    </message>
    <message>
        <source>Not examined: %1 (%2).</source>
        <translation>Nicht untersucht: %1 (%2).</translation>
    </message>
    <message numerus="yes">
        <source>Only checked for being readable: %Ln entry(s) of a log or of something else.</source>
        <translation>
            <numerusform>Nur auf Lesbarkeit geprüft: %Ln Eintrag eines Protokolls oder von etwas anderem.</numerusform>
            <numerusform>Nur auf Lesbarkeit geprüft: %Ln Einträge eines Protokolls oder von etwas anderem.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>cacheloupe::FacetFrame</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear %1</source>
        <translation>%1 leeren</translation>
    </message>
</context>
<context>
    <name>cacheloupe::FacetModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>cacheloupe::FacetPanel</name>
    <message>
        <source>Call site</source>
        <translation>Aufrufstelle</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Facets</source>
        <translation>Facetten</translation>
    </message>
</context>
<context>
    <name>cacheloupe::FacetTreeModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>cacheloupe::FieldEditor</name>
    <message>
        <source>Answers may be reused</source>
        <translation>Antworten wiederverwenden</translation>
    </message>
    <message>
        <source>What is kept: the finished answer, or something below it</source>
        <translation>Was aufbewahrt wird: die fertige Antwort oder etwas darunter</translation>
    </message>
    <message>
        <source>The same question only, or similar ones too</source>
        <translation>Nur dieselbe Frage oder auch ähnliche</translation>
    </message>
    <message>
        <source>After this time an answer is written afresh</source>
        <translation>Nach dieser Zeit wird neu geantwortet</translation>
    </message>
    <message>
        <source>Until the source version changes</source>
        <translation>Bis zur neuen Quellversion</translation>
    </message>
    <message>
        <source>Similarity from 0 to 1; 0.92 to 0.97 is usual</source>
        <translation>Ähnlichkeit von 0 bis 1; üblich sind 0,92 bis 0,97</translation>
    </message>
    <message>
        <source>Each must be the same now as it was when the answer was written</source>
        <translation>Jedes muss jetzt so sein wie beim Schreiben der Antwort</translation>
    </message>
    <message>
        <source>Among whom an answer may be shared</source>
        <translation>Mit wem eine Antwort geteilt werden darf</translation>
    </message>
    <message>
        <source>How fast the truth behind the answer moves</source>
        <translation>Wie schnell sich die Wahrheit hinter der Antwort bewegt</translation>
    </message>
    <message>
        <source>What makes a reuse dangerous here</source>
        <translation>Was eine Wiederverwendung hier gefährlich macht</translation>
    </message>
    <message>
        <source>Does somebody wait for the answer</source>
        <translation>Ob jemand auf die Antwort wartet</translation>
    </message>
    <message>
        <source>Raise it to leave all older entries behind</source>
        <translation>Erhöhen, um alle älteren Einträge zurückzulassen</translation>
    </message>
    <message>
        <source>Answers made at higher temperatures are not kept</source>
        <translation>Antworten mit höherer Temperatur werden nicht aufbewahrt</translation>
    </message>
    <message>
        <source>Person or team</source>
        <translation>Person oder Team</translation>
    </message>
    <message>
        <source>Why these settings are right</source>
        <translation>Warum diese Einstellungen richtig sind</translation>
    </message>
    <message>
        <source>2026-12-31</source>
        <translation>2026-12-31</translation>
    </message>
    <message>
        <source>Flagged hits and replays that led to these settings</source>
        <translation>Markierte Treffer und Gegenproben, die zu diesen Einstellungen geführt haben</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
</context>
<context>
    <name>cacheloupe::FilterBar</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Completions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Column %1: %2</source>
        <translation>Spalte %1: %2</translation>
    </message>
</context>
<context>
    <name>cacheloupe::FilterRow</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter: call_site:billing kind:hit similarity&lt;0.93 answer~refund</source>
        <translation>Filter: call_site:billing kind:hit similarity&lt;0.93 answer~refund</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>Spalten wählen</translation>
    </message>
</context>
<context>
    <name>cacheloupe::FindingListModel</name>
    <message>
        <source>%1
%2</source>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <translation>%1: %2. %3</translation>
    </message>
    <message>
        <source>The whole store</source>
        <translation>Der ganze Speicher</translation>
    </message>
</context>
<context>
    <name>cacheloupe::FindingRows</name>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Nothing to complain about.</source>
        <translation>Nichts zu beanstanden.</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Beheben</translation>
    </message>
    <message>
        <source>Fix: %1</source>
        <translation>Beheben: %1</translation>
    </message>
    <message>
        <source>Show field</source>
        <translation>Feld zeigen</translation>
    </message>
    <message>
        <source>Rule %1, after %2</source>
        <translation>Prüfregel %1, nach %2</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>Warum: %1</translation>
    </message>
</context>
<context>
    <name>cacheloupe::FindingView</name>
    <message>
        <source>The chosen finding</source>
        <translation>Der gewählte Befund</translation>
    </message>
    <message>
        <source>Why it matters</source>
        <translation>Warum es wichtig ist</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>Zum Beispiel</translation>
    </message>
    <message>
        <source>Show the entry %1</source>
        <translation>Eintrag %1 zeigen</translation>
    </message>
</context>
<context>
    <name>cacheloupe::FiveLights</name>
    <message>
        <source>proven</source>
        <translation>belegt</translation>
    </message>
    <message>
        <source>mismatch</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>not proven</source>
        <translation>nicht belegt</translation>
    </message>
    <message>
        <source>Source version</source>
        <translation>Quellversion</translation>
    </message>
    <message>
        <source>Permission boundary</source>
        <translation>Berechtigungsgrenze</translation>
    </message>
    <message>
        <source>Model route</source>
        <translation>Modellweg</translation>
    </message>
    <message>
        <source>Prompt version</source>
        <translation>Promptversion</translation>
    </message>
    <message>
        <source>Freshness</source>
        <translation>Aktualität</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Beleg</translation>
    </message>
</context>
<context>
    <name>cacheloupe::FixDesk</name>
    <message>
        <source>The policy as it stands refuses this reuse already.</source>
        <translation>Die geltende Regel lehnt diese Wiederverwendung schon ab.</translation>
    </message>
    <message>
        <source>fix for a wrong reuse of %1</source>
        <translation>Behebung einer falschen Wiederverwendung von %1</translation>
    </message>
</context>
<context>
    <name>cacheloupe::FixPanel</name>
    <message>
        <source>Never reuse answers</source>
        <translation>Antworten nie wiederverwenden</translation>
    </message>
    <message>
        <source>Put %1 into the key</source>
        <translation>%1 in den Schlüssel aufnehmen</translation>
    </message>
    <message>
        <source>Reuse until the version changes</source>
        <translation>Wiederverwenden, bis sich die Version ändert</translation>
    </message>
    <message>
        <source>Reuse until %1 changes</source>
        <translation>Wiederverwenden, bis sich %1 ändert</translation>
    </message>
    <message>
        <source>Keep answers for %1 at most</source>
        <translation>Antworten höchstens %1 behalten</translation>
    </message>
    <message>
        <source>Ask for a similarity of %1</source>
        <translation>Eine Ähnlichkeit von %1 verlangen</translation>
    </message>
    <message>
        <source>Reuse for the very same question only</source>
        <translation>Nur bei genau derselben Frage wiederverwenden</translation>
    </message>
    <message>
        <source>Reuse unsampled answers only</source>
        <translation>Nur Antworten bei Temperatur 0 wiederverwenden</translation>
    </message>
    <message>
        <source>Show the entry, to purge it</source>
        <translation>Eintrag zeigen, um ihn zu löschen</translation>
    </message>
    <message>
        <source>Keep what is drafted and hide this</source>
        <translation>Entwurf behalten und dies ausblenden</translation>
    </message>
    <message>
        <source>Hide the proposed changes</source>
        <translation>Vorgeschlagene Änderungen ausblenden</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>verdict, reason</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Drafted because of a reuse marked “%1”. Another change instead?</source>
        <translation>Entworfen wegen einer Wiederverwendung mit dem Urteil „%1“. Lieber eine andere Änderung?</translation>
    </message>
    <message>
        <source>A reuse is marked “%1”. What shall stop it?</source>
        <translation>Eine Wiederverwendung hat das Urteil „%1“. Was soll sie verhindern?</translation>
    </message>
</context>
<context>
    <name>cacheloupe::GridFooter</name>
    <message>
        <source>Totals: %1</source>
        <translation>Summen: %1</translation>
    </message>
</context>
<context>
    <name>cacheloupe::GridHeader</name>
    <message>
        <source>Sort upwards</source>
        <translation>Aufsteigend sortieren</translation>
    </message>
    <message>
        <source>Sort downwards</source>
        <translation>Absteigend sortieren</translation>
    </message>
    <message>
        <source>Move towards the start</source>
        <translation>Zum Anfang schieben</translation>
    </message>
    <message>
        <source>Move towards the end</source>
        <translation>Zum Ende schieben</translation>
    </message>
    <message>
        <source>Hide “%1”</source>
        <translation>„%1“ ausblenden</translation>
    </message>
    <message>
        <source>Choose columns…</source>
        <translation>Spalten wählen…</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
</context>
<context>
    <name>cacheloupe::GroupButton</name>
    <message>
        <source>Call site</source>
        <translation>Aufrufstelle</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Mandant</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Day (UTC)</source>
        <translation>Tag (UTC)</translation>
    </message>
    <message>
        <source>Hour (UTC)</source>
        <translation>Stunde (UTC)</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Folgefrage</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Every event</source>
        <translation>Jedes Ereignis</translation>
    </message>
    <message>
        <source>Groups by</source>
        <translation>Gruppieren nach</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <comment>call site and 2 more</comment>
        <translation>
            <numerusform>%1 und %Ln weitere</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>Nach %1</translation>
    </message>
    <message>
        <source>Group by: %1</source>
        <translation>Gruppieren nach: %1</translation>
    </message>
</context>
<context>
    <name>cacheloupe::HistoryPane</name>
    <message>
        <source>Defaults</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>%1, %2: %3 → %4</source>
        <translation>%1, %2: %3 → %4</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>Fassungen</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Fassung</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>What the revision changed</source>
        <translation>Was die Fassung geändert hat</translation>
    </message>
    <message>
        <source>Why it is brought back; it stays with the new revision</source>
        <translation>Warum sie zurückgeholt wird; es bleibt bei der neuen Fassung</translation>
    </message>
    <message>
        <source>Note for the new revision</source>
        <translation>Notiz zur neuen Fassung</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Take into the draft</source>
        <translation>In den Entwurf übernehmen</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>What it changed</source>
        <translation>Was sie geändert hat</translation>
    </message>
    <message>
        <source>What bringing it back would change</source>
        <translation>Was das Zurückholen ändern würde</translation>
    </message>
    <message>
        <source>Evidence:</source>
        <translation>Belege:</translation>
    </message>
    <message>
        <source>Bring back revision %1</source>
        <translation>Fassung %1 zurückholen</translation>
    </message>
    <message>
        <source>Publishes it again, as a new revision; needs a note</source>
        <translation>Veröffentlicht sie erneut, als neue Fassung; braucht eine Notiz</translation>
    </message>
    <message>
        <source>Choose an older revision</source>
        <translation>Wählen Sie eine ältere Fassung</translation>
    </message>
</context>
<context>
    <name>cacheloupe::HitActions</name>
    <message>
        <source>Review shown hits</source>
        <translation>Gezeigte prüfen</translation>
    </message>
    <message>
        <source>Review this</source>
        <translation>Diesen prüfen</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Gegenprobe</translation>
    </message>
    <message>
        <source>Find alike</source>
        <translation>Ähnliche suchen</translation>
    </message>
    <message>
        <source>This event names no entry: it has neither a key nor an answered question.</source>
        <translation>Dieses Ereignis nennt keinen Eintrag: Es hat weder einen Schlüssel noch eine beantwortete Frage.</translation>
    </message>
    <message>
        <source>Filter to this call site</source>
        <translation>Nach dieser Aufrufstelle filtern</translation>
    </message>
    <message>
        <source>Show entry in Stores</source>
        <translation>Eintrag im Speicher zeigen</translation>
    </message>
    <message>
        <source>Set policy</source>
        <translation>Regel festlegen</translation>
    </message>
    <message>
        <source>Clear verdict</source>
        <translation>Urteil löschen</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Only hits take a verdict: select a hit.</source>
        <translation>Nur Treffer bekommen ein Urteil: Wählen Sie einen Treffer aus.</translation>
    </message>
    <message>
        <source>Select at most %1 hits to mark at once.</source>
        <translation>Wählen Sie höchstens %1 Treffer aus, um sie zusammen zu markieren.</translation>
    </message>
    <message>
        <source>There is no hit to show: only hits can be reviewed and replayed.</source>
        <translation>Hier wird kein Treffer gezeigt: Nur Treffer lassen sich prüfen und gegenprüfen.</translation>
    </message>
</context>
<context>
    <name>cacheloupe::HitDetail</name>
    <message>
        <source>Select an event to read it here.</source>
        <translation>Wählen Sie ein Ereignis aus, um es hier zu lesen.</translation>
    </message>
</context>
<context>
    <name>cacheloupe::HitExporter</name>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Export the selected rows…</source>
        <translation>Ausgewählte Zeilen exportieren…</translation>
    </message>
    <message>
        <source>Copy cells</source>
        <translation>Zellen kopieren</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <source>Copy log lines (JSONL)</source>
        <translation>Protokollzeilen kopieren (JSONL)</translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln row(s) of %1 copied; export writes them all.</source>
        <translation>
            <numerusform>Die erste %Ln Zeile von %1 ist kopiert; der Export schreibt alle.</numerusform>
            <numerusform>Die ersten %Ln Zeilen von %1 sind kopiert; der Export schreibt alle.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) copied</source>
        <translation>
            <numerusform>%Ln Zeile kopiert</numerusform>
            <numerusform>%Ln Zeilen kopiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln group(s)</source>
        <translation>
            <numerusform>%Ln Gruppe exportieren</numerusform>
            <numerusform>%Ln Gruppen exportieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln event(s)</source>
        <translation>
            <numerusform>%Ln Ereignis exportieren</numerusform>
            <numerusform>%Ln Ereignisse exportieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Log lines (*.jsonl)</source>
        <translation>Protokollzeilen (*.jsonl)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) written to %1</source>
        <translation>
            <numerusform>%Ln Ereignis in %1 geschrieben</numerusform>
            <numerusform>%Ln Ereignisse in %1 geschrieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s) written to %1</source>
        <translation>
            <numerusform>%Ln Gruppe in %1 geschrieben</numerusform>
            <numerusform>%Ln Gruppen in %1 geschrieben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::HitGrid</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Sorted upwards.</source>
        <translation>Aufsteigend sortiert.</translation>
    </message>
    <message>
        <source>Sorted downwards.</source>
        <translation>Absteigend sortiert.</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
</context>
<context>
    <name>cacheloupe::HitGroupsSource</name>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Misses</source>
        <translation>Fehltreffer</translation>
    </message>
    <message>
        <source>Hit rate</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Latency p50</source>
        <translation>Dauer p50</translation>
    </message>
    <message>
        <source>Latency p95</source>
        <translation>Dauer p95</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespart</translation>
    </message>
    <message>
        <source>Oldest served</source>
        <translation>Älteste Antwort</translation>
    </message>
    <message>
        <source>Served after TTL</source>
        <translation>Nach TTL bedient</translation>
    </message>
    <message>
        <source>malformed lines</source>
        <translation>fehlerhafte Zeilen</translation>
    </message>
    <message>
        <source>not logged</source>
        <translation>nicht protokolliert</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>hit rate of n lookups</comment>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln Gruppe</numerusform>
            <numerusform>%Ln Gruppen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::HitRecordView</name>
    <message>
        <source>similarity %1</source>
        <translation>Ähnlichkeit %1</translation>
    </message>
    <message>
        <source>tenant %1</source>
        <translation>Mandant %1</translation>
    </message>
    <message>
        <source>role %1</source>
        <translation>Rolle %1</translation>
    </message>
    <message>
        <source>The selected hit</source>
        <translation>Der ausgewählte Treffer</translation>
    </message>
    <message>
        <source>Cached answer</source>
        <translation>Antwort im Cache</translation>
    </message>
    <message>
        <source>Key fields</source>
        <translation>Schlüsselfelder</translation>
    </message>
    <message>
        <source>Other members</source>
        <translation>Weitere Angaben</translation>
    </message>
    <message>
        <source>The line as it stands in the log</source>
        <translation>Die Zeile, wie sie im Protokoll steht</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source> … (%1 in all)</source>
        <translation> … (insgesamt %1)</translation>
    </message>
</context>
<context>
    <name>cacheloupe::HitRowsSource</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Call site</source>
        <translation>Aufrufstelle</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Answered question</source>
        <translation>Beantwortete Frage</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>Age of TTL</source>
        <translation>Alter / TTL</translation>
    </message>
    <message>
        <source>Suspicion</source>
        <translation>Verdacht</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Mandant</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespart</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>The value asked with; the entry&apos;s where it differs or stands alone. Sorts numbers before words, events without the field last.</source>
        <translation>Der Wert der Anfrage; der des Eintrags, wo er abweicht oder allein steht. Sortiert Zahlen vor Wörtern, Ereignisse ohne das Feld zuletzt.</translation>
    </message>
    <message>
        <source>%1 ≠ %2</source>
        <comment>asked with, stored with</comment>
        <translation>%1 ≠ %2</translation>
    </message>
    <message>
        <source>entry: %1</source>
        <translation>Eintrag: %1</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>same question</source>
        <translation>dieselbe Frage</translation>
    </message>
</context>
<context>
    <name>cacheloupe::HitsForm</name>
    <message>
        <source>Finds wrong reuses; says nothing of how many there are.</source>
        <translation>Findet falsche Wiederverwendungen; sagt nicht, wie viele es gibt.</translation>
    </message>
    <message>
        <source>Every hit has the same chance: shows how many answers no longer hold.</source>
        <translation>Jeder Treffer hat die gleiche Chance: zeigt, wie viele Antworten nicht mehr gelten.</translation>
    </message>
    <message>
        <source>From each call site, match kind and age: shows how long answers hold.</source>
        <translation>Aus jeder Aufrufstelle, Trefferart und jedem Alter: zeigt, wie lange Antworten gelten.</translation>
    </message>
    <message>
        <source>Drawn from the hits that fit the filter.</source>
        <translation>Gezogen aus den Treffern, die zum Filter passen.</translation>
    </message>
    <message>
        <source>Shows whether what was flagged has been mended.</source>
        <translation>Zeigt, ob behoben ist, was markiert wurde.</translation>
    </message>
    <message>
        <source>If all %1 hold, at most %2 of these hits do not (95 % confidence). %3 are needed for 1 %.</source>
        <translation>Wenn alle %1 gelten, gelten höchstens %2 dieser Treffer nicht (95 % Sicherheit). Für 1 % braucht es %3.</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Most suspicious</source>
        <translation>Verdächtigste</translation>
    </message>
    <message>
        <source>Drawn at random</source>
        <translation>Zufällig gezogen</translation>
    </message>
    <message>
        <source>Spread over sites and ages</source>
        <translation>Verteilt auf Stellen und Alter</translation>
    </message>
    <message>
        <source>That fit a filter</source>
        <translation>Zu einem Filter passend</translation>
    </message>
    <message>
        <source>Last flagged wrong</source>
        <translation>Zuletzt als falsch markiert</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Welche</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>Draw others</source>
        <translation>Andere ziehen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chosen hit(s)</source>
        <translation>
            <numerusform>%Ln gewählter Treffer</numerusform>
            <numerusform>%Ln gewählte Treffer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::HitsPage</name>
    <message>
        <source>This page lists every event of your hit logs: what was asked, what was served and why.</source>
        <translation>Diese Seite zeigt jedes Ereignis Ihrer Trefferprotokolle: was gefragt, was ausgeliefert wurde und warum.</translation>
    </message>
    <message>
        <source>Open a hit log</source>
        <translation>Trefferprotokoll öffnen</translation>
    </message>
    <message>
        <source>Open the demo week</source>
        <translation>Demowoche öffnen</translation>
    </message>
    <message>
        <source>No event fits this filter.</source>
        <translation>Kein Ereignis passt zu diesem Filter.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Go to the filter</source>
        <translation>Zum Filter gehen</translation>
    </message>
    <message>
        <source>Move; with Shift select</source>
        <translation>Bewegen; mit Umschalt auswählen</translation>
    </message>
    <message>
        <source>Open the selected hits in Review</source>
        <translation>Ausgewählte Treffer in der Prüfung öffnen</translation>
    </message>
    <message>
        <source>Give the selected hits a verdict</source>
        <translation>Ausgewählten Treffern ein Urteil geben</translation>
    </message>
    <message>
        <source>Clear the verdict</source>
        <translation>Urteil löschen</translation>
    </message>
    <message>
        <source>Replay the selected hits</source>
        <translation>Gegenprobe für ausgewählte Treffer</translation>
    </message>
    <message>
        <source>Find alike: other hits on this entry</source>
        <translation>Ähnliche suchen: weitere Treffer dieses Eintrags</translation>
    </message>
    <message>
        <source>Set the policy of this call site</source>
        <translation>Regel dieser Aufrufstelle festlegen</translation>
    </message>
    <message>
        <source>Close the detail</source>
        <translation>Detail schließen</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Ausgewählte Zeilen kopieren</translation>
    </message>
    <message>
        <source>Export the shown events</source>
        <translation>Gezeigte Ereignisse exportieren</translation>
    </message>
    <message>
        <source>Save the filter, or open a saved one</source>
        <translation>Filter speichern oder gespeicherten öffnen</translation>
    </message>
    <message>
        <source>Choose the column for the next keys</source>
        <translation>Spalte für die nächsten Tasten wählen</translation>
    </message>
    <message>
        <source>Sort by the column, key fields too</source>
        <translation>Nach der Spalte sortieren, auch Schlüsselfelder</translation>
    </message>
    <message>
        <source>Make the column narrower or wider; with Shift move it</source>
        <translation>Spalte schmaler oder breiter machen; mit Umschalt verschieben</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Show these events</source>
        <translation>Diese Ereignisse zeigen</translation>
    </message>
    <message>
        <source>Reading the log</source>
        <translation>Protokoll wird gelesen</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <source>Sorting by %1</source>
        <translation>Sortiert wird nach %1</translation>
    </message>
    <message>
        <source>Sorting the events</source>
        <translation>Ereignisse werden sortiert</translation>
    </message>
    <message>
        <source>Filtering the events</source>
        <translation>Ereignisse werden gefiltert</translation>
    </message>
</context>
<context>
    <name>cacheloupe::JudgeDesk</name>
    <message>
        <source>Name the judge&apos;s model under Care, and the server to ask.</source>
        <translation>Nennen Sie unter Vorsicht das Richtermodell und den Server.</translation>
    </message>
    <message>
        <source>The judge is being asked, in both orders…</source>
        <translation>Das Richtermodell wird gefragt, in beiden Reihenfolgen…</translation>
    </message>
</context>
<context>
    <name>cacheloupe::KeyFigure</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>cacheloupe::KeyProofModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Key field</source>
        <translation>Schlüsselfeld</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Asked with</source>
        <translation>Gefragt mit</translation>
    </message>
    <message>
        <source>Stored with</source>
        <translation>Gespeichert mit</translation>
    </message>
</context>
<context>
    <name>cacheloupe::KeyProofView</name>
    <message>
        <source>Proof of the key fields</source>
        <translation>Beleg der Schlüsselfelder</translation>
    </message>
</context>
<context>
    <name>cacheloupe::KeyRecipeView</name>
    <message>
        <source>%1 (here %2)</source>
        <translation>%1 (hier %2)</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>by similarity: the nearest entry above a threshold is served</source>
        <translation>nach Ähnlichkeit: der nächste Eintrag über einer Schwelle wird ausgeliefert</translation>
    </message>
    <message>
        <source>exact: only the same key is served</source>
        <translation>exakt: nur derselbe Schlüssel wird ausgeliefert</translation>
    </message>
    <message>
        <source>%1, article %2</source>
        <translation>%1, Artikel %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>How this key is made is not known, so neither is what it leaves out.</source>
        <translation>Wie dieser Schlüssel entsteht, ist nicht bekannt, also auch nicht, was ihm fehlt.</translation>
    </message>
    <message>
        <source>Not in the key: %1.</source>
        <translation>Nicht im Schlüssel: %1.</translation>
    </message>
    <message>
        <source>In the key: %1.</source>
        <translation>Im Schlüssel: %1.</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation>Bekannt aus</translation>
    </message>
</context>
<context>
    <name>cacheloupe::KeySheet</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Esc or ? closes</source>
        <translation>Esc oder ? schließt</translation>
    </message>
</context>
<context>
    <name>cacheloupe::LanguageChoice</name>
    <message>
        <source>The language changes when you start Cacheloupe again.</source>
        <translation>Die Sprache wechselt beim nächsten Start von Cacheloupe.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
</context>
<context>
    <name>cacheloupe::LayerChecklist</name>
    <message>
        <source>met</source>
        <translation>erfüllt</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>nicht erfüllt</translation>
    </message>
    <message>
        <source>After %1</source>
        <translation>Nach %1</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add: %1</source>
        <translation>Hinzufügen: %1</translation>
    </message>
</context>
<context>
    <name>cacheloupe::LearningRow</name>
    <message>
        <source>The ranking learns from verdicts</source>
        <translation>Die Rangfolge lernt aus Urteilen</translation>
    </message>
    <message>
        <source>Off: the weights stay as they came.</source>
        <translation>Aus: Die Gewichte bleiben, wie sie waren.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln verdict(s) that say safe or wrong are too few to learn from.</source>
        <translation>
            <numerusform>%Ln Urteil „in Ordnung“ oder „falsch“ ist zu wenig zum Lernen.</numerusform>
            <numerusform>%Ln Urteile „in Ordnung“ oder „falsch“ sind zu wenig zum Lernen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Turned itself off: learned from %Ln verdict(s) it would order %1 of held-out pairs rightly, as it came %2.</source>
        <translation>
            <numerusform>Hat sich abgeschaltet: Aus %Ln Urteil gelernt, ordnete sie %1 der zurückgehaltenen Paare richtig, ohne Lernen %2.</numerusform>
            <numerusform>Hat sich abgeschaltet: Aus %Ln Urteilen gelernt, ordnete sie %1 der zurückgehaltenen Paare richtig, ohne Lernen %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Learned from %Ln verdict(s): %1 of held-out pairs in the right order, %2 as it came.</source>
        <translation>
            <numerusform>Aus %Ln Urteil gelernt: %1 der zurückgehaltenen Paare richtig geordnet, ohne Lernen %2.</numerusform>
            <numerusform>Aus %Ln Urteilen gelernt: %1 der zurückgehaltenen Paare richtig geordnet, ohne Lernen %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::MainWindow</name>
    <message>
        <source>Cacheloupe</source>
        <translation>Cacheloupe</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Gehe zu %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Open a hit log</source>
        <translation>Trefferprotokoll öffnen</translation>
    </message>
    <message>
        <source>Hit logs (*.jsonl *.ndjson *.json *.db *.sqlite);;All files (*)</source>
        <translation>Trefferprotokolle (*.jsonl *.ndjson *.json *.db *.sqlite);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>Workspaces (*.cacheloupe)</source>
        <translation>Arbeitsbereiche (*.cacheloupe)</translation>
    </message>
    <message>
        <source>Open the demo week</source>
        <translation>Demowoche öffnen</translation>
    </message>
    <message>
        <source>Open a log…</source>
        <translation>Protokoll öffnen…</translation>
    </message>
    <message>
        <source>Map a log…</source>
        <translation>Protokoll zuordnen…</translation>
    </message>
    <message>
        <source>Connect a store…</source>
        <translation>Speicher verbinden…</translation>
    </message>
    <message>
        <source>Open a workspace…</source>
        <translation>Arbeitsbereich öffnen…</translation>
    </message>
    <message>
        <source>Show page names</source>
        <translation>Seitennamen zeigen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Show the keys</source>
        <translation>Tasten zeigen</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Map this log</source>
        <translation>Protokoll zuordnen</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
</context>
<context>
    <name>cacheloupe::MappingDesk</name>
    <message>
        <source>Map a log</source>
        <translation>Protokoll zuordnen</translation>
    </message>
    <message>
        <source>Logs (*.jsonl *.ndjson *.json *.csv *.tsv *.log *.db *.sqlite *.gz *.zst);;All files (*)</source>
        <translation>Protokolle (*.jsonl *.ndjson *.json *.csv *.tsv *.log *.db *.sqlite *.gz *.zst);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>cacheloupe::MappingDialog</name>
    <message>
        <source>Map a log</source>
        <translation>Protokoll zuordnen</translation>
    </message>
    <message>
        <source>What do the columns of “%1” mean?</source>
        <translation>Was bedeuten die Spalten von „%1“?</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>The first records as they will be read</source>
        <translation>Die ersten Datensätze, wie sie gelesen werden</translation>
    </message>
    <message>
        <source>Name of the dialect</source>
        <translation>Name des Dialekts</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Save and open the log</source>
        <translation>Speichern und Protokoll öffnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern als</translation>
    </message>
    <message>
        <source>Reading the first records …</source>
        <translation>Erste Datensätze werden gelesen …</translation>
    </message>
    <message>
        <source>No records were found in “%1”.</source>
        <translation>In „%1“ wurden keine Datensätze gefunden.</translation>
    </message>
    <message>
        <source>A log to map holds JSON objects, a CSV or TSV table with a header line, or a SQLite table.</source>
        <translation>Ein Protokoll zum Zuordnen enthält JSON-Objekte, eine CSV- oder TSV-Tabelle mit Kopfzeile oder eine SQLite-Tabelle.</translation>
    </message>
    <message>
        <source>Still needed: %1.</source>
        <translation>Noch nötig: %1.</translation>
    </message>
    <message>
        <source>%1 of the first %2 records are events.</source>
        <translation>%1 der ersten %2 Datensätze sind Ereignisse.</translation>
    </message>
</context>
<context>
    <name>cacheloupe::MappingForm</name>
    <message>
        <source>What the columns mean</source>
        <translation>Was die Spalten bedeuten</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Show or hide: %1</source>
        <translation>Zeigen oder ausblenden: %1</translation>
    </message>
</context>
<context>
    <name>cacheloupe::MergePanel</name>
    <message>
        <source>Defaults</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>Die Datei</translation>
    </message>
    <message>
        <source>%1, as a whole</source>
        <translation>%1, im Ganzen</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>Changed by both</source>
        <translation>Von beiden geändert</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Deren Stand</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Mein Stand</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Merge and go on</source>
        <translation>Zusammenführen und weiter</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Jemand anderes</translation>
    </message>
    <message>
        <source>%1 published meanwhile. Nothing was changed by both: your changes go on top.</source>
        <translation>%1 hat inzwischen veröffentlicht. Nichts wurde von beiden geändert: Ihre Änderungen kommen obenauf.</translation>
    </message>
    <message numerus="yes">
        <source>%1 published meanwhile. %Ln value(s) were changed by both; choose which holds.</source>
        <translation>
            <numerusform>%1 hat inzwischen veröffentlicht. %Ln Wert wurde von beiden geändert; wählen Sie, welcher gilt.</numerusform>
            <numerusform>%1 hat inzwischen veröffentlicht. %Ln Werte wurden von beiden geändert; wählen Sie, welche gelten.</numerusform>
        </translation>
    </message>
    <message>
        <source>What to take for %1</source>
        <translation>Was für %1 zu übernehmen ist</translation>
    </message>
    <message>
        <source>As before</source>
        <translation>Wie vorher</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Choose for every row first</source>
        <translation>Wählen Sie erst in jeder Zeile</translation>
    </message>
</context>
<context>
    <name>cacheloupe::NearRows</name>
    <message>
        <source>%1, similarity %2</source>
        <translation>%1, Ähnlichkeit %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>cacheloupe::Opener</name>
    <message numerus="yes">
        <source>%n new log(s) in the folder; read too.</source>
        <translation>
            <numerusform>%n neues Protokoll im Ordner; mitgelesen.</numerusform>
            <numerusform>%n neue Protokolle im Ordner; mitgelesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) passed over: no hit logs.</source>
        <translation>
            <numerusform>%n Datei übergangen: kein Trefferprotokoll.</numerusform>
            <numerusform>%n Dateien übergangen: keine Trefferprotokolle.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) given twice; each is read once.</source>
        <translation>
            <numerusform>%n Datei doppelt angegeben; sie wird einmal gelesen.</numerusform>
            <numerusform>%n Dateien doppelt angegeben; jede wird einmal gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no hit log in this folder.</source>
        <translation>In diesem Ordner ist kein Trefferprotokoll.</translation>
    </message>
</context>
<context>
    <name>cacheloupe::OverviewPage</name>
    <message numerus="yes">
        <source>Review %Ln hit(s)</source>
        <translation>
            <numerusform>%Ln Treffer prüfen</numerusform>
            <numerusform>%Ln Treffer prüfen</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a log…</source>
        <translation>Protokoll öffnen…</translation>
    </message>
    <message>
        <source>Hits by day</source>
        <translation>Treffer nach Tag</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Protokolle</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Hit rate</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespart</translation>
    </message>
    <message>
        <source>Wrong reuses</source>
        <translation>Falsch wiederverwendet</translation>
    </message>
    <message>
        <source>Worst call sites</source>
        <translation>Schlechteste Aufrufstellen</translation>
    </message>
    <message>
        <source>Review the hits that matter most</source>
        <translation>Die wichtigsten Treffer prüfen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Show the hits of the chosen call site</source>
        <translation>Treffer der gewählten Aufrufstelle zeigen</translation>
    </message>
    <message>
        <source>Reading the log</source>
        <translation>Protokoll wird gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln Ereignis</numerusform>
            <numerusform>%Ln Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>The last review was on %1: the next one is due.</source>
        <translation>Die letzte Prüfung war am %1: Die nächste ist fällig.</translation>
    </message>
    <message numerus="yes">
        <source>Reviewed %Ln week(s) in a row.</source>
        <translation>
            <numerusform>%Ln Woche in Folge geprüft.</numerusform>
            <numerusform>%Ln Wochen in Folge geprüft.</numerusform>
        </translation>
    </message>
    <message>
        <source>Last reviewed on %1.</source>
        <translation>Zuletzt geprüft am %1.</translation>
    </message>
    <message>
        <source>%1 of %2 events</source>
        <translation>%1 von %2 Ereignissen</translation>
    </message>
    <message numerus="yes">
        <source>of %Ln lookup(s)</source>
        <translation>
            <numerusform>von %Ln Abfrage</numerusform>
            <numerusform>von %Ln Abfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>as the log tells</source>
        <translation>laut Protokoll</translation>
    </message>
    <message>
        <source>the log does not tell</source>
        <translation>das Protokoll sagt es nicht</translation>
    </message>
    <message>
        <source>nothing reviewed yet</source>
        <translation>noch nichts geprüft</translation>
    </message>
    <message>
        <source>%1 of %2 reviewed, none drawn at random</source>
        <translation>%1 von %2 geprüften, keiner zufällig gezogen</translation>
    </message>
    <message>
        <source>%1 of %2 drawn at random, %3 to %4</source>
        <translation>%1 von %2 zufällig gezogenen, %3 bis %4</translation>
    </message>
    <message numerus="yes">
        <source>%1 events of %2 to %3, %Ln log(s)</source>
        <translation>
            <numerusform>%1 Ereignisse vom %2 bis %3, %Ln Protokoll</numerusform>
            <numerusform>%1 Ereignisse vom %2 bis %3, %Ln Protokolle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 events, %Ln log(s)</source>
        <translation>
            <numerusform>%1 Ereignisse, %Ln Protokoll</numerusform>
            <numerusform>%1 Ereignisse, %Ln Protokolle</numerusform>
        </translation>
    </message>
    <message>
        <source>These logs hold totals of counters. To see which answers were reused, open a hit log.</source>
        <translation>Diese Protokolle enthalten Summen von Zählern. Um zu sehen, welche Antworten wiederverwendet wurden, öffnen Sie ein Trefferprotokoll.</translation>
    </message>
    <message>
        <source>There are no hits in these logs yet: nothing was answered from the cache.</source>
        <translation>In diesen Protokollen sind noch keine Treffer: Nichts wurde aus dem Cache beantwortet.</translation>
    </message>
    <message>
        <source>Looking for suspicious hits…</source>
        <translation>Verdächtige Treffer werden gesucht…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) look suspicious and nobody has reviewed them. Sixty of them take about ten minutes.</source>
        <translation>
            <numerusform>%Ln Treffer sieht verdächtig aus, und niemand hat ihn geprüft. Sechzig davon dauern etwa zehn Minuten.</numerusform>
            <numerusform>%Ln Treffer sehen verdächtig aus, und niemand hat sie geprüft. Sechzig davon dauern etwa zehn Minuten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing looks suspicious. A review of sixty hits tells whether that is true.</source>
        <translation>Nichts sieht verdächtig aus. Eine Prüfung von sechzig Treffern zeigt, ob das stimmt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) reviewed. Draft the policy change for the worst call site next.</source>
        <translation>
            <numerusform>%Ln Treffer geprüft. Entwerfen Sie als Nächstes die Regeländerung für die schlechteste Aufrufstelle.</numerusform>
            <numerusform>%Ln Treffer geprüft. Entwerfen Sie als Nächstes die Regeländerung für die schlechteste Aufrufstelle.</numerusform>
        </translation>
    </message>
    <message>
        <source>Counters say: %1 hits in %2 lookups, %3. They tell no single hit, so the figures above and the review leave them out.</source>
        <translation>Zähler sagen: %1 Treffer in %2 Abfragen, %3. Sie nennen keinen einzelnen Treffer, darum lassen die Zahlen oben und die Prüfung sie aus.</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
</context>
<context>
    <name>cacheloupe::PageHeader</name>
    <message>
        <source>More actions</source>
        <translation>Weitere Aktionen</translation>
    </message>
</context>
<context>
    <name>cacheloupe::PairDesk</name>
    <message>
        <source>↑ ↓</source>
        <translation>↑ ↓</translation>
    </message>
    <message>
        <source>Choose a hit</source>
        <translation>Treffer wählen</translation>
    </message>
    <message>
        <source>1–6</source>
        <translation>1–6</translation>
    </message>
    <message>
        <source>Mark the hit: safe, wrong match, stale, leaked scope, should not be cached, unsure</source>
        <translation>Treffer markieren: in Ordnung, passt nicht, veraltet, Grenze verletzt, nicht cachen, unklar</translation>
    </message>
    <message>
        <source>Replace the entry&apos;s answer by the fresh one, in Stores</source>
        <translation>Die Antwort des Eintrags durch die frische ersetzen, unter Speicher</translation>
    </message>
    <message>
        <source>Draft the change of policy, in Policies</source>
        <translation>Die Änderung der Regel entwerfen, unter Regeln</translation>
    </message>
    <message>
        <source>Keep the question and its fresh answer as a test</source>
        <translation>Die Frage und ihre frische Antwort als Test behalten</translation>
    </message>
    <message>
        <source>Open in Review</source>
        <translation>In der Prüfung öffnen</translation>
    </message>
    <message>
        <source>There is no fresh answer, or the log does not name the entry.</source>
        <translation>Es gibt keine frische Antwort, oder das Log nennt den Eintrag nicht.</translation>
    </message>
    <message>
        <source>There is no fresh answer to keep.</source>
        <translation>Es gibt keine frische Antwort zum Behalten.</translation>
    </message>
    <message>
        <source>Mark the hit first (1–6): a test has to know which answer is right.</source>
        <translation>Bewerten Sie den Treffer zuerst (1–6): Ein Test muss wissen, welche Antwort stimmt.</translation>
    </message>
    <message>
        <source>Kept as a test in %1</source>
        <translation>Als Test behalten in %1</translation>
    </message>
    <message>
        <source>Ask the judge model about the two answers</source>
        <translation>Das Richtermodell zu den beiden Antworten fragen</translation>
    </message>
</context>
<context>
    <name>cacheloupe::PairView</name>
    <message>
        <source>There is no fresh answer yet.</source>
        <translation>Es gibt noch keine frische Antwort.</translation>
    </message>
    <message>
        <source>The fresh answer is awaited.</source>
        <translation>Die frische Antwort wird erwartet.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>cached answer</source>
        <translation>Antwort im Cache</translation>
    </message>
    <message>
        <source>fresh answer</source>
        <translation>frische Antwort</translation>
    </message>
    <message>
        <source>Open in Review</source>
        <translation>In der Prüfung öffnen</translation>
    </message>
    <message>
        <source>Which fresh answer</source>
        <translation>Welche frische Antwort</translation>
    </message>
    <message>
        <source>Replace the entry&apos;s answer…</source>
        <translation>Antwort des Eintrags ersetzen…</translation>
    </message>
    <message>
        <source>Draft the change of policy…</source>
        <translation>Änderung der Regel entwerfen…</translation>
    </message>
    <message>
        <source>Keep as a test</source>
        <translation>Als Test behalten</translation>
    </message>
    <message>
        <source>Fresh answer %1 of %2</source>
        <translation>Frische Antwort %1 von %2</translation>
    </message>
    <message>
        <source>Answer of %1</source>
        <translation>Antwort vom %1</translation>
    </message>
    <message>
        <source>Ask the judge</source>
        <translation>Richtermodell fragen</translation>
    </message>
</context>
<context>
    <name>cacheloupe::PastChanges</name>
    <message>
        <source>Undo this change</source>
        <translation>Diese Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>Changes of this store</source>
        <translation>Änderungen an diesem Speicher</translation>
    </message>
</context>
<context>
    <name>cacheloupe::PictureTaker</name>
    <message>
        <source>%1 could not be written.</source>
        <translation>%1 ließ sich nicht schreiben.</translation>
    </message>
</context>
<context>
    <name>cacheloupe::PoliciesPage</name>
    <message>
        <source>Here you say, per call site, what may be reused and for how long. Open a policy file or begin one.</source>
        <translation>Hier sagen Sie je Aufrufstelle, was wiederverwendet werden darf und wie lange. Öffnen Sie ein Regelwerk oder beginnen Sie eines.</translation>
    </message>
    <message>
        <source>Open or begin a policy file…</source>
        <translation>Regelwerk öffnen oder beginnen…</translation>
    </message>
    <message>
        <source>Open the demo week</source>
        <translation>Demowoche öffnen</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Veröffentlichen…</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>Entwurf speichern</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>Entwurf verwerfen</translation>
    </message>
    <message>
        <source>Call sites</source>
        <translation>Aufrufstellen</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>Was wäre wenn</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>fix of a finding</source>
        <translation>Behebung eines Befunds</translation>
    </message>
    <message>
        <source>↑ ↓</source>
        <translation>↑ ↓</translation>
    </message>
    <message>
        <source>Choose a call site</source>
        <translation>Aufrufstelle wählen</translation>
    </message>
    <message>
        <source>Save the draft</source>
        <translation>Entwurf speichern</translation>
    </message>
    <message>
        <source>Look at the changes and publish</source>
        <translation>Änderungen ansehen und veröffentlichen</translation>
    </message>
    <message>
        <source>draft, not saved</source>
        <translation>Entwurf, nicht gespeichert</translation>
    </message>
    <message>
        <source>draft, saved</source>
        <translation>Entwurf, gespeichert</translation>
    </message>
    <message>
        <source>as published</source>
        <translation>wie veröffentlicht</translation>
    </message>
    <message>
        <source>%1, revision %2, %3</source>
        <translation>%1, Fassung %2, %3</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Open another policy…</source>
        <translation>Anderes Regelwerk öffnen…</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>Verlauf…</translation>
    </message>
    <message>
        <source>Compare with live stores…</source>
        <translation>Mit Speichern vergleichen…</translation>
    </message>
    <message>
        <source>Revisions, and the way back</source>
        <translation>Fassungen und der Weg zurück</translation>
    </message>
</context>
<context>
    <name>cacheloupe::PolicyForm</name>
    <message>
        <source>May it be reused</source>
        <translation>Darf wiederverwendet werden</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>What must match</source>
        <translation>Was übereinstimmen muss</translation>
    </message>
    <message>
        <source>Who answers for it</source>
        <translation>Wer dafür einsteht</translation>
    </message>
</context>
<context>
    <name>cacheloupe::PolicySession</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation>Entwurf gespeichert</translation>
    </message>
    <message>
        <source>discarded draft</source>
        <translation>verworfener Entwurf</translation>
    </message>
    <message>
        <source>Draft discarded</source>
        <translation>Entwurf verworfen</translation>
    </message>
</context>
<context>
    <name>cacheloupe::PresetMenu</name>
    <message>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Ready-made settings with their sources; undo takes them back</source>
        <translation>Fertige Einstellungen mit ihren Quellen; Rückgängig nimmt sie zurück</translation>
    </message>
    <message>
        <source>What this call site does</source>
        <translation>Was diese Aufrufstelle tut</translation>
    </message>
    <message>
        <source>After %1</source>
        <translation>Nach %1</translation>
    </message>
    <message>
        <source>Lives of all call sites that have a freshness class</source>
        <translation>Lebensdauern aller Aufrufstellen mit Aktualitätsklasse</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>cacheloupe::PreviewModel</name>
    <message>
        <source>no event</source>
        <translation>kein Ereignis</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Call site</source>
        <translation>Aufrufstelle</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Answered question</source>
        <translation>Beantwortete Frage</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Dauer</translation>
    </message>
</context>
<context>
    <name>cacheloupe::ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel what is running</source>
        <translation>Laufendes abbrechen</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>cacheloupe::PublishDesk</name>
    <message>
        <source>revision %1</source>
        <translation>Fassung %1</translation>
    </message>
    <message>
        <source>Planned for %1</source>
        <translation>Geplant für %1</translation>
    </message>
    <message>
        <source>Revision %1 published</source>
        <translation>Fassung %1 veröffentlicht</translation>
    </message>
    <message>
        <source>%1 approved this draft</source>
        <translation>%1 hat diesen Entwurf freigegeben</translation>
    </message>
    <message>
        <source>Publish or discard your draft first: this would take its place</source>
        <translation>Veröffentlichen oder verwerfen Sie zuerst Ihren Entwurf: Dies würde an seine Stelle treten</translation>
    </message>
</context>
<context>
    <name>cacheloupe::PublishPanel</name>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Call site</source>
        <translation>Aufrufstelle</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>Why this change is made; it stays with the revision</source>
        <translation>Warum diese Änderung gemacht wird; bleibt bei der Fassung</translation>
    </message>
    <message>
        <source>Note for this revision</source>
        <translation>Notiz zu dieser Fassung</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) become revision %1 of %2.</source>
        <translation>
            <numerusform>%Ln Änderung wird zu Fassung %1 von %2.</numerusform>
            <numerusform>%Ln Änderungen werden zu Fassung %1 von %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The draft still has %Ln error(s). You may publish, and the note should say why.</source>
        <translation>
            <numerusform>Der Entwurf hat noch %Ln Fehler. Sie dürfen veröffentlichen; die Notiz sollte sagen, warum.</numerusform>
            <numerusform>Der Entwurf hat noch %Ln Fehler. Sie dürfen veröffentlichen; die Notiz sollte sagen, warum.</numerusform>
        </translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Write a note first</source>
        <translation>Schreiben Sie zuerst eine Notiz</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>Changes in words</source>
        <translation>Änderungen in Worten</translation>
    </message>
    <message>
        <source>In fields</source>
        <translation>In Feldern</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>In Worten</translation>
    </message>
    <message>
        <source>In effect</source>
        <translation>In der Wirkung</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the person who approves</source>
        <translation>Name der Person, die freigibt</translation>
    </message>
    <message>
        <source>Publish on</source>
        <translation>Veröffentlichen am</translation>
    </message>
    <message>
        <source>Day and time of publishing</source>
        <translation>Tag und Uhrzeit der Veröffentlichung</translation>
    </message>
    <message>
        <source>Take back on</source>
        <translation>Zurücknehmen am</translation>
    </message>
    <message>
        <source>Day and time of taking back</source>
        <translation>Tag und Uhrzeit der Rücknahme</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2, %3: %Ln approval(s) of other people.</source>
        <translation>
            <numerusform>%1, %2, %3: %Ln Freigabe einer anderen Person.</numerusform>
            <numerusform>%1, %2, %3: %Ln Freigaben anderer Personen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Approved by %1.</source>
        <translation>Freigegeben von %1.</translation>
    </message>
    <message>
        <source>%1 approved with the key of this account: that counts when somebody else publishes.</source>
        <translation>%1 hat mit dem Schlüssel dieses Kontos freigegeben: Das zählt, wenn jemand anderes veröffentlicht.</translation>
    </message>
    <message>
        <source>No call site reads differently.</source>
        <translation>Keine Aufrufstelle liest sich anders.</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Planen</translation>
    </message>
    <message>
        <source>Somebody else has to approve this first</source>
        <translation>Erst muss jemand anderes dies freigeben</translation>
    </message>
    <message>
        <source>It is taken back before it is published</source>
        <translation>Es würde zurückgenommen, bevor es veröffentlicht ist</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>Freigeben…</translation>
    </message>
    <message>
        <source>Approve as %1</source>
        <translation>Freigeben als %1</translation>
    </message>
</context>
<context>
    <name>cacheloupe::Rail</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>cacheloupe::RailButton</name>
    <message numerus="yes">
        <source>%1, %Ln open</source>
        <translation>
            <numerusform>%1, %Ln offen</numerusform>
            <numerusform>%1, %Ln offen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>999+</source>
        <translation>999+</translation>
    </message>
</context>
<context>
    <name>cacheloupe::RatesPane</name>
    <message>
        <source>%1 to %2</source>
        <comment>an interval</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>reviewer, verdict</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>reviewer, verdict, reason</comment>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>Wrong reuses of all hits</source>
        <translation>Falsche Wiederverwendungen unter allen Treffern</translation>
    </message>
    <message>
        <source>Wrong reuses of all requests</source>
        <translation>Falsche Wiederverwendungen unter allen Anfragen</translation>
    </message>
    <message>
        <source>Agreement of two reviewers</source>
        <translation>Übereinstimmung zweier Prüfender</translation>
    </message>
    <message>
        <source>By call site, hits drawn at random</source>
        <translation>Nach Aufrufstelle, zufällig gezogene Treffer</translation>
    </message>
    <message>
        <source>Wrong-reuse rate by call site</source>
        <translation>Anteil falscher Wiederverwendungen nach Aufrufstelle</translation>
    </message>
    <message>
        <source>Call site</source>
        <translation>Aufrufstelle</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>Gezogen</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Falsch</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Clean hits to go for 5 %</source>
        <translation>Saubere Treffer bis 5 %</translation>
    </message>
    <message>
        <source>Where reviewers differ</source>
        <translation>Wo Prüfende voneinander abweichen</translation>
    </message>
    <message>
        <source>Hits that were judged differently</source>
        <translation>Verschieden beurteilte Treffer</translation>
    </message>
    <message>
        <source>First reading</source>
        <translation>Erste Lesung</translation>
    </message>
    <message>
        <source>Second reading</source>
        <translation>Zweite Lesung</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>judge hits drawn at random to know</source>
        <translation>beurteilen Sie zufällig gezogene Treffer, um es zu wissen</translation>
    </message>
    <message>
        <source>%1 of %2 drawn at random; %3</source>
        <comment>wrong, drawn, interval</comment>
        <translation>%1 von %2 zufällig gezogenen; %3</translation>
    </message>
    <message>
        <source>%1; speaks for call sites with %2 of the hits</source>
        <translation>%1; gilt für Aufrufstellen mit %2 der Treffer</translation>
    </message>
    <message>
        <source>%1; %2 of the requests were hits</source>
        <translation>%1; %2 der Anfragen waren Treffer</translation>
    </message>
    <message>
        <source>no hit was judged by two people yet</source>
        <translation>noch kein Treffer wurde von zwei Personen beurteilt</translation>
    </message>
    <message>
        <source>%1 of %2 alike; all verdicts are the same, so kappa says nothing</source>
        <translation>%1 von %2 gleich; alle Urteile sind dieselben, also sagt Kappa nichts</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa, %1 to %2; %3 of %4 alike</source>
        <translation>Cohens Kappa, %1 bis %2; %3 von %4 gleich</translation>
    </message>
    <message>
        <source>%1 for at most %2</source>
        <comment>clean hits, rate</comment>
        <translation>%1 für höchstens %2</translation>
    </message>
    <message>
        <source>Clean hits in a row, drawn at random, that a promise takes at 95 % confidence: %1.</source>
        <translation>Saubere Treffer in Folge, zufällig gezogen, die eine Zusage mit 95 % Sicherheit braucht: %1.</translation>
    </message>
    <message>
        <source>%1 With %2 wrong of %3 it is at most %4.</source>
        <translation>%1 Mit %2 falschen von %3 sind es höchstens %4.</translation>
    </message>
    <message>
        <source>(no call site)</source>
        <translation>(keine Aufrufstelle)</translation>
    </message>
    <message>
        <source>not clean</source>
        <translation>nicht sauber</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>erreicht</translation>
    </message>
</context>
<context>
    <name>cacheloupe::ReplayModel</name>
    <message>
        <source>Not replayed</source>
        <translation>Ohne Gegenprobe</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>Nicht gefragt</translation>
    </message>
    <message>
        <source>%1, earlier</source>
        <translation>%1, früher</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Fresh answer</source>
        <translation>Frische Antwort</translation>
    </message>
    <message>
        <source>Call site</source>
        <translation>Aufrufstelle</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Überdeckung</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
</context>
<context>
    <name>cacheloupe::ReplayPage</name>
    <message>
        <source>Replay</source>
        <translation>Gegenprobe</translation>
    </message>
    <message>
        <source>Ask the server again</source>
        <translation>Server erneut fragen</translation>
    </message>
    <message>
        <source>Stop; what came stays</source>
        <translation>Anhalten; was schon da ist, bleibt</translation>
    </message>
    <message>
        <source>Looking for the most suspicious hits</source>
        <translation>Verdächtigste Treffer werden gesucht</translation>
    </message>
    <message>
        <source>No hit fits this choice.</source>
        <translation>Kein Treffer passt zu dieser Auswahl.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) chosen; name the server to ask.</source>
        <translation>
            <numerusform>%Ln Treffer gewählt; nennen Sie den Server, der gefragt werden soll.</numerusform>
            <numerusform>%Ln Treffer gewählt; nennen Sie den Server, der gefragt werden soll.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) chosen</source>
        <translation>
            <numerusform>%Ln Treffer gewählt</numerusform>
            <numerusform>%Ln Treffer gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>What the replays show</source>
        <translation>Was die Gegenproben zeigen</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>How long answers hold</source>
        <translation>Wie lange Antworten gelten</translation>
    </message>
    <message>
        <source>Fill in what the log does not hold…</source>
        <translation>Ergänzen, was das Log nicht enthält…</translation>
    </message>
    <message>
        <source>Pause, or go on</source>
        <translation>Anhalten oder fortfahren</translation>
    </message>
</context>
<context>
    <name>cacheloupe::ReplayTable</name>
    <message>
        <source>Replayed hits</source>
        <translation>Treffer der Gegenprobe</translation>
    </message>
</context>
<context>
    <name>cacheloupe::ReplayWelcome</name>
    <message>
        <source>Open the demo week</source>
        <translation>Demowoche öffnen</translation>
    </message>
    <message>
        <source>Choose hits in Hits or Review, or replay the most suspicious ones.</source>
        <translation>Wählen Sie Treffer auf den Seiten „Treffer“ oder „Prüfung“, oder nehmen Sie die verdächtigsten.</translation>
    </message>
    <message>
        <source>Here hits are asked again and the fresh answer stands beside the cached one. Open a hit log to begin.</source>
        <translation>Hier werden Treffer erneut gefragt, und die frische Antwort steht neben der aus dem Cache. Öffnen Sie zuerst ein Trefferprotokoll.</translation>
    </message>
    <message numerus="yes">
        <source>Choose the %Ln most suspicious</source>
        <translation>
            <numerusform>Den %Ln verdächtigsten wählen</numerusform>
            <numerusform>Die %Ln verdächtigsten wählen</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a log…</source>
        <translation>Protokoll öffnen…</translation>
    </message>
</context>
<context>
    <name>cacheloupe::ReportDialog</name>
    <message>
        <source>Weekly report</source>
        <translation>Wochenbericht</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Dateiart</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>HTML page</source>
        <translation>HTML-Seite</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>&amp;Mask e-mails, numbers and secrets</source>
        <translation>E-Mails, Nummern und Geheimnisse &amp;maskieren</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Preview of the report</source>
        <translation>Vorschau des Berichts</translation>
    </message>
    <message>
        <source>Making the report</source>
        <translation>Bericht wird erstellt</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message>
        <source>Weekly cache review · %1</source>
        <translation>Wöchentliche Cache-Prüfung · %1</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
    <message>
        <source>The report is in %1</source>
        <translation>Der Bericht steht in %1</translation>
    </message>
</context>
<context>
    <name>cacheloupe::ReviewCard</name>
    <message>
        <source>tenant %1</source>
        <translation>Mandant %1</translation>
    </message>
    <message>
        <source>role %1</source>
        <translation>Rolle %1</translation>
    </message>
    <message>
        <source>Similarity of the two questions, and the threshold it had to reach</source>
        <translation>Ähnlichkeit der beiden Fragen und die Schwelle, die sie erreichen musste</translation>
    </message>
    <message>
        <source>Asked now</source>
        <translation>Jetzt gefragt</translation>
    </message>
    <message>
        <source>Answered then</source>
        <translation>Damals beantwortet</translation>
    </message>
    <message>
        <source>Cached answer</source>
        <translation>Antwort im Cache</translation>
    </message>
    <message>
        <source>Why it is here</source>
        <translation>Warum er hier ist</translation>
    </message>
    <message>
        <source>What the policy says</source>
        <translation>Was die Regel sagt</translation>
    </message>
    <message>
        <source>What proves it</source>
        <translation>Was es belegt</translation>
    </message>
    <message>
        <source>Would the person accept this answer to their question today, shown the same source?</source>
        <translation>Würde die Person diese Antwort auf ihre Frage heute annehmen, wenn sie dieselbe Quelle sähe?</translation>
    </message>
    <message>
        <source>Note (Ctrl+Enter or N)</source>
        <translation>Notiz (Strg+Enter oder N)</translation>
    </message>
    <message>
        <source>Note on this hit</source>
        <translation>Notiz zu diesem Treffer</translation>
    </message>
    <message>
        <source>Draft the fix (D)</source>
        <translation>Behebung entwerfen (D)</translation>
    </message>
    <message>
        <source>Replay (R)</source>
        <translation>Gegenprobe (R)</translation>
    </message>
    <message>
        <source>Edit policy (P)</source>
        <translation>Regel bearbeiten (P)</translation>
    </message>
    <message>
        <source>Find alike (F)</source>
        <translation>Ähnliche suchen (F)</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message numerus="yes">
        <source>The same two questions met %Ln more time(s). Shift with a verdict key marks them all.</source>
        <translation>
            <numerusform>Dieselben zwei Fragen trafen sich noch %Ln Mal. Umschalt mit einer Urteilstaste markiert alle.</numerusform>
            <numerusform>Dieselben zwei Fragen trafen sich noch %Ln Mal. Umschalt mit einer Urteilstaste markiert alle.</numerusform>
        </translation>
    </message>
    <message>
        <source>No policy is open: nobody said what may be reused here.</source>
        <translation>Kein Regelwerk ist offen: Niemand hat gesagt, was hier wiederverwendet werden darf.</translation>
    </message>
    <message>
        <source>Reason (C)</source>
        <translation>Grund (C)</translation>
    </message>
    <message>
        <source>%1 (C)</source>
        <comment>a reason and its key</comment>
        <translation>%1 (C)</translation>
    </message>
    <message>
        <source>Reason of the verdict</source>
        <translation>Grund des Urteils</translation>
    </message>
    <message>
        <source>(no call site)</source>
        <translation>(keine Aufrufstelle)</translation>
    </message>
    <message>
        <source>Drawn at random, so that the rate stays honest</source>
        <translation>Zufällig gezogen, damit die Quote ehrlich bleibt</translation>
    </message>
    <message>
        <source>Somebody else judged it: read again, so that the agreement is known</source>
        <translation>Jemand anderes hat ihn beurteilt: noch einmal gelesen, damit die Übereinstimmung bekannt wird</translation>
    </message>
    <message>
        <source>Nothing speaks against it</source>
        <translation>Nichts spricht dagegen</translation>
    </message>
</context>
<context>
    <name>cacheloupe::ReviewPage</name>
    <message>
        <source>Looking for suspicious hits</source>
        <translation>Verdächtige Treffer werden gesucht</translation>
    </message>
    <message>
        <source>Ten minutes are over. %1</source>
        <translation>Zehn Minuten sind um. %1</translation>
    </message>
    <message>
        <source>Pick other hits</source>
        <translation>Andere Treffer wählen</translation>
    </message>
    <message>
        <source>Write the report…</source>
        <translation>Bericht schreiben…</translation>
    </message>
    <message>
        <source>What the review shows</source>
        <translation>Was die Prüfung zeigt</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Prüfliste</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>Quoten</translation>
    </message>
    <message>
        <source>There is no hit left to review here.</source>
        <translation>Hier ist kein Treffer mehr zu prüfen.</translation>
    </message>
    <message>
        <source>Here you judge reuses, one key a hit. Open a hit log to begin.</source>
        <translation>Hier beurteilen Sie Wiederverwendungen, eine Taste je Treffer. Öffnen Sie zuerst ein Trefferprotokoll.</translation>
    </message>
    <message>
        <source>Open a log…</source>
        <translation>Protokoll öffnen…</translation>
    </message>
    <message>
        <source>Open the demo week</source>
        <translation>Demowoche öffnen</translation>
    </message>
    <message>
        <source>Mark a hit as wrong first: its verdict decides which change is drafted.</source>
        <translation>Markieren Sie zuerst einen Treffer als falsch: Sein Urteil bestimmt, welche Änderung entworfen wird.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Shift+1–6</source>
        <translation>Umschalt+1–6</translation>
    </message>
    <message>
        <source>Mark all hits with the same two questions</source>
        <translation>Alle Treffer mit denselben zwei Fragen markieren</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>Take the verdict back</source>
        <translation>Urteil zurücknehmen</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>Choose the reason</source>
        <translation>Grund wählen</translation>
    </message>
    <message>
        <source>→, J or Space</source>
        <translation>→, J oder Leertaste</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>← or K</source>
        <translation>← oder K</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>Skip: read it at the end</source>
        <translation>Überspringen: am Ende lesen</translation>
    </message>
    <message>
        <source>Ctrl+Enter or N</source>
        <translation>Strg+Enter oder N</translation>
    </message>
    <message>
        <source>Write a note, and back to the verdicts</source>
        <translation>Notiz schreiben und zurück zu den Urteilen</translation>
    </message>
    <message>
        <source>D</source>
        <translation>D</translation>
    </message>
    <message>
        <source>Draft the policy change that stops this</source>
        <translation>Regeländerung entwerfen, die dies verhindert</translation>
    </message>
    <message>
        <source>T</source>
        <translation>T</translation>
    </message>
    <message>
        <source>Queue, findings or rates</source>
        <translation>Prüfliste, Befunde oder Quoten</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>Replay this hit</source>
        <translation>Gegenprobe für diesen Treffer</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>Edit the policy of this call site</source>
        <translation>Regel dieser Aufrufstelle bearbeiten</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>Find hits alike</source>
        <translation>Ähnliche Treffer suchen</translation>
    </message>
</context>
<context>
    <name>cacheloupe::ReviewSitting</name>
    <message>
        <source>Going on where you stopped, at hit %1 of %2</source>
        <translation>Es geht weiter, wo Sie aufgehört haben: bei Treffer %1 von %2</translation>
    </message>
</context>
<context>
    <name>cacheloupe::RiskMatrix</name>
    <message>
        <source>Reuse</source>
        <translation>Wiederverwenden</translation>
    </message>
    <message>
        <source>Reuse briefly</source>
        <translation>Kurz verwenden</translation>
    </message>
    <message>
        <source>Reuse by version</source>
        <translation>Nach Version</translation>
    </message>
    <message>
        <source>Keep only sources</source>
        <translation>Nur Quellen</translation>
    </message>
    <message>
        <source>Write afresh</source>
        <translation>Neu schreiben</translation>
    </message>
    <message>
        <source>Hardly changes</source>
        <translation>Kaum Änderung</translation>
    </message>
    <message>
        <source>Within weeks</source>
        <translation>Binnen Wochen</translation>
    </message>
    <message>
        <source>Within a day</source>
        <translation>Binnen eines Tags</translation>
    </message>
    <message>
        <source>Any moment</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Low risk</source>
        <translation>Geringes Risiko</translation>
    </message>
    <message>
        <source>Medium risk</source>
        <translation>Mittleres Risiko</translation>
    </message>
    <message>
        <source>High risk</source>
        <translation>Hohes Risiko</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>How fast the truth moves and what a wrong answer costs decide, not the model: %1.</source>
        <translation>Wie schnell sich die Wahrheit bewegt und was eine falsche Antwort kostet, entscheidet, nicht das Modell: %1.</translation>
    </message>
    <message>
        <source>Choose a freshness class to see what is advised: how fast the truth moves and what a wrong answer costs decide, not the model.</source>
        <translation>Wählen Sie eine Aktualitätsklasse, um zu sehen, was empfohlen wird: Wie schnell sich die Wahrheit bewegt und was eine falsche Antwort kostet, entscheidet, nicht das Modell.</translation>
    </message>
</context>
<context>
    <name>cacheloupe::RoundSummary</name>
    <message>
        <source>Show the wrong reuses</source>
        <translation>Falsche Wiederverwendungen zeigen</translation>
    </message>
    <message>
        <source>Pick more hits</source>
        <translation>Mehr Treffer wählen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) reviewed, none of them wrong</source>
        <translation>
            <numerusform>%Ln Treffer geprüft, nicht falsch</numerusform>
            <numerusform>%Ln Treffer geprüft, keiner davon falsch</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) reviewed, %1 of them wrong</source>
        <translation>
            <numerusform>%Ln Treffer geprüft, davon %1 falsch</numerusform>
            <numerusform>%Ln Treffer geprüft, davon %1 falsch</numerusform>
        </translation>
    </message>
    <message>
        <source>The most suspicious hits were read first, so this share says nothing about all hits.</source>
        <translation>Die verdächtigsten Treffer wurden zuerst gelesen, darum sagt dieser Anteil nichts über alle Treffer.</translation>
    </message>
    <message>
        <source>Of the %1 hits drawn at random %2 were wrong: between %3 and %4 of all hits, at 95 % confidence.</source>
        <translation>Von den %1 zufällig gezogenen Treffern waren %2 falsch: zwischen %3 und %4 aller Treffer, mit 95 % Sicherheit.</translation>
    </message>
    <message numerus="yes">
        <source>You and another reviewer agree on %1 of %Ln hit(s) read twice.</source>
        <translation>
            <numerusform>Sie und eine weitere Person stimmen bei %1 von %Ln zweimal gelesenen Treffer überein.</numerusform>
            <numerusform>Sie und eine weitere Person stimmen bei %1 von %Ln zweimal gelesenen Treffern überein.</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit the policy of %1</source>
        <translation>Regel von %1 bearbeiten</translation>
    </message>
</context>
<context>
    <name>cacheloupe::RunDesk</name>
    <message>
        <source>No workspace is open: the answers are not kept.</source>
        <translation>Kein Arbeitsbereich ist offen: Die Antworten werden nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Gegenprobe</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Agree first to where the questions go.</source>
        <translation>Stimmen Sie zuerst zu, wohin die Fragen gehen.</translation>
    </message>
    <message>
        <source>Asking the stand-in on this machine</source>
        <translation>Der Stellvertreter auf diesem Rechner wird gefragt</translation>
    </message>
    <message>
        <source>Asking %1</source>
        <translation>%1 wird gefragt</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortfahren</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, paused</source>
        <translation>%1, angehalten</translation>
    </message>
    <message>
        <source>Stopped before it was asked.</source>
        <translation>Angehalten, bevor gefragt wurde.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>cacheloupe::RunStrip</name>
    <message>
        <source>Go on with it</source>
        <translation>Damit fortfahren</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Nicht ändern</translation>
    </message>
    <message>
        <source>The answers that came are kept.</source>
        <translation>Die Antworten, die kamen, bleiben erhalten.</translation>
    </message>
    <message>
        <source>%1 of %2 answers</source>
        <translation>%1 von %2 Antworten</translation>
    </message>
    <message>
        <source>The replay of %1 stopped with %2; the rest has not been asked.</source>
        <translation>Die Gegenprobe vom %1 endete mit %2; der Rest wurde nicht gefragt.</translation>
    </message>
    <message>
        <source>The replay of %1 at %2 stopped with %3; the rest has not been asked.</source>
        <translation>Die Gegenprobe vom %1 bei %2 endete mit %3; der Rest wurde nicht gefragt.</translation>
    </message>
</context>
<context>
    <name>cacheloupe::SampleTable</name>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>ja oder nein</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>list</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Columns of the log</source>
        <translation>Spalten des Protokolls</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Values in the first records</source>
        <translation>Werte in den ersten Datensätzen</translation>
    </message>
    <message numerus="yes">
        <source>in %Ln of the first records</source>
        <translation>
            <numerusform>in %Ln der ersten Datensätze</numerusform>
            <numerusform>in %Ln der ersten Datensätze</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::SavedQueries</name>
    <message>
        <source>Filter “%1” replaced</source>
        <translation>Filter „%1“ ersetzt</translation>
    </message>
    <message>
        <source>Filter “%1” saved</source>
        <translation>Filter „%1“ gespeichert</translation>
    </message>
    <message>
        <source>Filter renamed to “%1”</source>
        <translation>Filter in „%1“ umbenannt</translation>
    </message>
    <message>
        <source>Filter “%1” deleted</source>
        <translation>Filter „%1“ gelöscht</translation>
    </message>
</context>
<context>
    <name>cacheloupe::SavedQueryButton</name>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Save and manage filters…</source>
        <translation>Filter speichern und verwalten…</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Gespeicherte Filter</translation>
    </message>
    <message>
        <source>No filter is saved yet.</source>
        <translation>Noch ist kein Filter gespeichert.</translation>
    </message>
</context>
<context>
    <name>cacheloupe::SavedQueryDialog</name>
    <message>
        <source>Save this filter</source>
        <translation>Diesen Filter speichern</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Gespeicherte Filter</translation>
    </message>
    <message>
        <source>Name of the filter</source>
        <translation>Name des Filters</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The filter is empty: nothing to save.</source>
        <translation>Der Filter ist leer: nichts zu speichern.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>No filter is saved yet.</source>
        <translation>Noch ist kein Filter gespeichert.</translation>
    </message>
    <message>
        <source>A filter needs a name.</source>
        <translation>Ein Filter braucht einen Namen.</translation>
    </message>
    <message>
        <source>“%1” is taken.</source>
        <translation>„%1“ ist vergeben.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
</context>
<context>
    <name>cacheloupe::ScanPane</name>
    <message>
        <source>Scan again</source>
        <translation>Erneut durchsuchen</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Show these hits</source>
        <translation>Diese Treffer zeigen</translation>
    </message>
    <message>
        <source>Scan the log</source>
        <translation>Protokoll durchsuchen</translation>
    </message>
    <message>
        <source>Scanning the log</source>
        <translation>Protokoll wird durchsucht</translation>
    </message>
    <message>
        <source>Scanning the whole log…</source>
        <translation>Ganzes Protokoll wird durchsucht…</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Suchläufe</translation>
    </message>
    <message>
        <source>Scans look for what no single hit shows: key conflicts, leaks, poisoned entries and more.</source>
        <translation>Suchläufe finden, was kein einzelner Treffer zeigt: Schlüsselkonflikte, Lecks, vergiftete Einträge und mehr.</translation>
    </message>
    <message>
        <source>No log is open.</source>
        <translation>Kein Protokoll ist offen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln finding(s)</source>
        <translation>
            <numerusform>%Ln Befund</numerusform>
            <numerusform>%Ln Befunde</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found in the whole log.</source>
        <translation>Im ganzen Protokoll nichts gefunden.</translation>
    </message>
    <message>
        <source>%1 Severity: %2.</source>
        <translation>%1 Schwere: %2.</translation>
    </message>
    <message>
        <source>%1 — answered as: %2</source>
        <translation>%1 – beantwortet wie: %2</translation>
    </message>
</context>
<context>
    <name>cacheloupe::ScanTreeModel</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>cacheloupe::ScreenMask</name>
    <message>
        <source>Mask private text</source>
        <translation>Private Texte maskieren</translation>
    </message>
    <message>
        <source>For shared screens: e-mail addresses, phone numbers, ids and secrets are shown as marks</source>
        <translation>Für geteilte Bildschirme: E-Mail-Adressen, Telefonnummern, Kennungen und Geheimnisse erscheinen als Zeichen</translation>
    </message>
</context>
<context>
    <name>cacheloupe::SecretPrompt</name>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Use once</source>
        <translation>Einmal verwenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Password for %1</source>
        <translation>Passwort für %1</translation>
    </message>
</context>
<context>
    <name>cacheloupe::SentencePane</name>
    <message>
        <source>Write it…</source>
        <translation>Schreiben…</translation>
    </message>
    <message>
        <source>Change the sentence as text; it is read back as you type</source>
        <translation>Den Satz als Text ändern; er wird beim Tippen zurückgelesen</translation>
    </message>
    <message>
        <source>The sentence as text</source>
        <translation>Der Satz als Text</translation>
    </message>
    <message>
        <source>Use the sentence</source>
        <translation>Satz übernehmen</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Nicht ändern</translation>
    </message>
    <message>
        <source>A sentence begins with %1.</source>
        <translation>Ein Satz beginnt mit %1.</translation>
    </message>
    <message>
        <source>Understood up to “%1”. It goes on with %2.</source>
        <translation>Verstanden bis „%1“. Weiter geht es mit %2.</translation>
    </message>
    <message>
        <source>This speaks of %1, but %2 is being edited.</source>
        <translation>Dies spricht von %1, bearbeitet wird aber %2.</translation>
    </message>
    <message>
        <source>%1 (set by the defaults, it stays)</source>
        <translation>%1 (von den Vorgaben gesetzt, bleibt)</translation>
    </message>
    <message>
        <source>Understood; nothing changes.</source>
        <translation>Verstanden; nichts ändert sich.</translation>
    </message>
    <message>
        <source>Understood; changes %1.</source>
        <translation>Verstanden; geändert wird: %1.</translation>
    </message>
</context>
<context>
    <name>cacheloupe::ServedDesk</name>
    <message>
        <source>Open a hit log to see which hits this entry served.</source>
        <translation>Öffnen Sie ein Trefferprotokoll, um zu sehen, welche Treffer dieser Eintrag bedient hat.</translation>
    </message>
    <message>
        <source>Looking for the hits this entry served…</source>
        <translation>Treffer dieses Eintrags werden gesucht…</translation>
    </message>
    <message>
        <source>No hit in the open logs names this entry.</source>
        <translation>Kein Treffer in den offenen Protokollen nennt diesen Eintrag.</translation>
    </message>
</context>
<context>
    <name>cacheloupe::ServedView</name>
    <message>
        <source>Hits this entry served</source>
        <translation>Treffer, die dieser Eintrag bedient hat</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Incoming query</source>
        <translation>Eingehende Frage</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>The newest %1 of %2 hits this entry served. Enter opens one.</source>
        <translation>Die neuesten %1 von %2 Treffern dieses Eintrags. Enter öffnet einen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) this entry served, newest first. Enter opens one.</source>
        <translation>
            <numerusform>%Ln Treffer dieses Eintrags. Enter öffnet ihn.</numerusform>
            <numerusform>%Ln Treffer dieses Eintrags, neueste zuerst. Enter öffnet einen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::ServerForm</name>
    <message>
        <source>OpenAI, responses</source>
        <translation>OpenAI, Responses</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Stand-in on this machine</source>
        <translation>Stellvertreter auf diesem Rechner</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Welche</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>as logged</source>
        <translation>wie protokolliert</translation>
    </message>
    <message>
        <source>Where the API key is</source>
        <translation>Wo der API-Schlüssel steht</translation>
    </message>
    <message>
        <source>env:NAME, keychain:NAME, file:PATH or ask</source>
        <translation>env:NAME, keychain:NAME, file:PATH oder ask</translation>
    </message>
    <message>
        <source>env:NAME, keychain:NAME, file:PATH or ask; empty when the server needs none. Only this place is stored, never the key.</source>
        <translation>env:NAME, keychain:NAME, file:PATH oder ask; leer, wenn der Server keinen braucht. Nur dieser Ort wird gespeichert, nie der Schlüssel.</translation>
    </message>
    <message>
        <source>API key for this replay</source>
        <translation>API-Schlüssel für diese Gegenprobe</translation>
    </message>
    <message>
        <source>Answers as a model might, without one: most as cached, some changed. It shows how replaying works and proves nothing.</source>
        <translation>Antwortet, wie ein Modell es könnte, ohne eines: meist wie im Cache, manches geändert. Es zeigt, wie eine Gegenprobe geht, und beweist nichts.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln model(s); type a part of a name.</source>
        <translation>
            <numerusform>%Ln Modell; tippen Sie einen Teil eines Namens.</numerusform>
            <numerusform>%Ln Modelle; tippen Sie einen Teil eines Namens.</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave the secret out of the address; say below where it is kept.</source>
        <translation>Lassen Sie das Geheimnis aus der Adresse; sagen Sie unten, wo es steht.</translation>
    </message>
    <message>
        <source>Write it like https://host/v1 or http://localhost:11434/v1.</source>
        <translation>Schreiben Sie sie wie https://host/v1 oder http://localhost:11434/v1.</translation>
    </message>
    <message>
        <source>Questions may go there</source>
        <translation>Fragen dürfen dorthin gehen</translation>
    </message>
    <message>
        <source>Questions and what belongs to them are sent to %1. Nothing is sent before you agree.</source>
        <translation>Fragen und was zu ihnen gehört werden an %1 gesendet. Nichts wird gesendet, bevor Sie zustimmen.</translation>
    </message>
    <message>
        <source>Questions may go to %1</source>
        <translation>Fragen dürfen an %1 gehen</translation>
    </message>
    <message>
        <source>Write env:NAME, keychain:NAME, file:PATH or ask. The key itself is never kept here.</source>
        <translation>Schreiben Sie env:NAME, keychain:NAME, file:PATH oder ask. Der Schlüssel selbst wird hier nie aufbewahrt.</translation>
    </message>
    <message>
        <source>OpenAI-compatible</source>
        <translation>OpenAI-kompatibel</translation>
    </message>
    <message>
        <source>List its models</source>
        <translation>Modelle auflisten</translation>
    </message>
    <message>
        <source>Streamed answers</source>
        <translation>Gestreamte Antworten</translation>
    </message>
</context>
<context>
    <name>cacheloupe::SidecarKeeper</name>
    <message>
        <source>Logs that take long to read leave an index in %1: times, call sites, tenants and figures, no questions or answers.</source>
        <translation>Protokolle, deren Lesen lange dauert, hinterlassen einen Index in %1: Zeiten, Aufrufstellen, Mandanten und Zahlen, keine Fragen oder Antworten.</translation>
    </message>
    <message>
        <source>Keep an index of large logs</source>
        <translation>Index großer Protokolle behalten</translation>
    </message>
</context>
<context>
    <name>cacheloupe::SiteEditor</name>
    <message>
        <source>Volatility and risk</source>
        <translation>Wandel und Risiko</translation>
    </message>
    <message>
        <source>sentence of %1</source>
        <translation>Satz von %1</translation>
    </message>
    <message>
        <source>What this layer needs</source>
        <translation>Was diese Ebene braucht</translation>
    </message>
</context>
<context>
    <name>cacheloupe::SiteListModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>not listed</source>
        <translation>nicht aufgeführt</translation>
    </message>
    <message>
        <source>cacheable</source>
        <translation>cachebar</translation>
    </message>
    <message>
        <source>not cacheable</source>
        <translation>nicht cachebar</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln Fehler</numerusform>
            <numerusform>%Ln Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln Warnung</numerusform>
            <numerusform>%Ln Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>review overdue</source>
        <translation>Prüfung überfällig</translation>
    </message>
</context>
<context>
    <name>cacheloupe::SiteModel</name>
    <message>
        <source>(no call site)</source>
        <translation>(keine Aufrufstelle)</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Mean suspicion of the hits, 0 to 1</source>
        <translation>Mittlerer Verdacht der Treffer, 0 bis 1</translation>
    </message>
    <message>
        <source>Call site</source>
        <translation>Aufrufstelle</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Hit rate</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Suspicion</source>
        <translation>Verdacht</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Falsch</translation>
    </message>
</context>
<context>
    <name>cacheloupe::SourceList</name>
    <message>
        <source>not in this log</source>
        <translation>nicht in diesem Protokoll</translation>
    </message>
    <message>
        <source>always the same …</source>
        <translation>immer gleich …</translation>
    </message>
</context>
<context>
    <name>cacheloupe::SourcePicker</name>
    <message>
        <source>Where “%1” comes from</source>
        <translation>Woher „%1“ kommt</translation>
    </message>
    <message>
        <source>Value of “%1” in every record</source>
        <translation>Wert von „%1“ in jedem Datensatz</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>The column holds a distance: 0 = the same</source>
        <translation>Die Spalte enthält einen Abstand: 0 = gleich</translation>
    </message>
    <message>
        <source>What “%1” means</source>
        <translation>Was „%1“ bedeutet</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
</context>
<context>
    <name>cacheloupe::SourceRows</name>
    <message>
        <source>Not read to the end</source>
        <translation>Nicht bis zum Ende gelesen</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Following, last line unfinished</source>
        <translation>Wird verfolgt, letzte Zeile unfertig</translation>
    </message>
    <message>
        <source>Following</source>
        <translation>Wird verfolgt</translation>
    </message>
    <message>
        <source>File is gone</source>
        <translation>Datei ist weg</translation>
    </message>
    <message>
        <source>Emptied, read anew</source>
        <translation>Geleert, neu gelesen</translation>
    </message>
    <message>
        <source>Rotated</source>
        <translation>Rotiert</translation>
    </message>
    <message>
        <source>Last line cut off</source>
        <translation>Letzte Zeile abgeschnitten</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Recognised by %1</source>
        <translation>Erkannt durch %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln counter total(s)</source>
        <translation>
            <numerusform>%Ln Zählersumme</numerusform>
            <numerusform>%Ln Zählersummen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln Ereignis</numerusform>
            <numerusform>%Ln Ereignisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln malformed line(s)</source>
        <translation>
            <numerusform>%Ln fehlerhafte Zeile</numerusform>
            <numerusform>%Ln fehlerhafte Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::StoreConnections</name>
    <message>
        <source>remove “%1”</source>
        <translation>„%1“ entfernen</translation>
    </message>
    <message>
        <source>“%1” removed from the list; the store itself is untouched</source>
        <translation>„%1“ aus der Liste entfernt; der Speicher selbst ist unberührt</translation>
    </message>
</context>
<context>
    <name>cacheloupe::StoreContents</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Read the entry</source>
        <translation>Eintrag lesen</translation>
    </message>
    <message>
        <source>Replace the answer…</source>
        <translation>Antwort ersetzen…</translation>
    </message>
    <message>
        <source>Choose an entry to read it.</source>
        <translation>Wählen Sie einen Eintrag, um ihn zu lesen.</translation>
    </message>
    <message>
        <source>Reading the entry…</source>
        <translation>Eintrag wird gelesen…</translation>
    </message>
</context>
<context>
    <name>cacheloupe::StoresPage</name>
    <message>
        <source>Here you read what a cache holds: every entry decoded, with its question, answer and time left.</source>
        <translation>Hier lesen Sie, was ein Cache enthält: jeden Eintrag dekodiert, mit Frage, Antwort und Restzeit.</translation>
    </message>
    <message>
        <source>Connect a store…</source>
        <translation>Speicher verbinden…</translation>
    </message>
    <message>
        <source>Open the demo week</source>
        <translation>Demowoche öffnen</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Examine</source>
        <translation>Untersuchen</translation>
    </message>
    <message>
        <source>Let the doctor look for what is wrong with this store</source>
        <translation>Die Diagnose suchen lassen, was an diesem Speicher nicht stimmt</translation>
    </message>
    <message>
        <source>Change this connection…</source>
        <translation>Verbindung ändern…</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>The entry %1 is not in this store any more</source>
        <translation>Der Eintrag %1 ist nicht mehr in diesem Speicher</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln expired</source>
        <translation>
            <numerusform>%Ln abgelaufen</numerusform>
            <numerusform>%Ln abgelaufen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: not opened</source>
        <translation>%1: nicht geöffnet</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>%1: %2 so far, not read to the end</source>
        <translation>%1: bisher %2, nicht bis zum Ende gelesen</translation>
    </message>
    <message>
        <source>↑ ↓</source>
        <translation>↑ ↓</translation>
    </message>
    <message>
        <source>Choose an entry or a store</source>
        <translation>Eintrag oder Speicher wählen</translation>
    </message>
    <message>
        <source>/</source>
        <translation>/</translation>
    </message>
    <message>
        <source>Find in questions, answers and keys</source>
        <translation>In Fragen, Antworten und Schlüsseln suchen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Read the entry</source>
        <translation>Eintrag lesen</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Strg+C</translation>
    </message>
    <message>
        <source>Copy the selected entries</source>
        <translation>Ausgewählte Einträge kopieren</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>Read the store again</source>
        <translation>Speicher erneut lesen</translation>
    </message>
    <message>
        <source>F8</source>
        <translation>F8</translation>
    </message>
    <message>
        <source>Examine the store for faults</source>
        <translation>Speicher auf Fehler untersuchen</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Strg+E</translation>
    </message>
    <message>
        <source>Export the shown entries</source>
        <translation>Gezeigte Einträge exportieren</translation>
    </message>
    <message>
        <source>F2, Delete</source>
        <translation>F2, Entf</translation>
    </message>
    <message>
        <source>Change or remove the chosen store</source>
        <translation>Gewählten Speicher ändern oder entfernen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Stage the removal of the selected entries</source>
        <translation>Entfernen der ausgewählten Einträge vormerken</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>Speicher</translation>
    </message>
</context>
<context>
    <name>cacheloupe::SuggestionRows</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>The name of this call site speaks of %1.</source>
        <translation>Der Name dieser Aufrufstelle spricht von %1.</translation>
    </message>
    <message>
        <source>%1 of %2 questions looked at speak of %3: “%4”</source>
        <translation>%1 von %2 betrachteten Fragen sprechen von %3: „%4“</translation>
    </message>
    <message>
        <source>Tag as %1</source>
        <translation>Als %1 kennzeichnen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 verwenden</translation>
    </message>
    <message>
        <source>Use a version instead</source>
        <translation>Stattdessen eine Version</translation>
    </message>
    <message>
        <source>For %1 the articles advise %2.</source>
        <translation>Für %1 raten die Artikel zu: %2.</translation>
    </message>
    <message>
        <source>For %1 a similarity of %2 to %3 is advised until reviews say otherwise (%4).</source>
        <translation>Für %1 wird eine Ähnlichkeit von %2 bis %3 empfohlen, bis Prüfungen anderes sagen (%4).</translation>
    </message>
    <message>
        <source>suggestion</source>
        <translation>Vorschlag</translation>
    </message>
</context>
<context>
    <name>cacheloupe::TargetDialog</name>
    <message>
        <source>Where is the policy read from?</source>
        <translation>Woher wird das Regelwerk gelesen?</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>Aus einer Datei</translation>
    </message>
    <message>
        <source>A Redis key</source>
        <translation>Aus einem Redis-Schlüssel</translation>
    </message>
    <message>
        <source>A SQLite table</source>
        <translation>Aus einer SQLite-Tabelle</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Password from</source>
        <translation>Passwort aus</translation>
    </message>
    <message>
        <source>env:NAME, keychain:NAME, file:PATH or ask; never the password itself</source>
        <translation>env:NAME, keychain:NAME, file:PFAD oder ask; nie das Passwort selbst</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>policy.json</source>
        <translation>policy.json</translation>
    </message>
    <message>
        <source>app.db</source>
        <translation>app.db</translation>
    </message>
    <message>
        <source>Open or begin a policy file</source>
        <translation>Regelwerk öffnen oder beginnen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>cacheloupe::TemplateDialog</name>
    <message>
        <source>What the log does not hold</source>
        <translation>Was das Log nicht enthält</translation>
    </message>
    <message>
        <source>A question alone is often not what the model was asked. Write here what stands around it; only what the log does not say is filled in.</source>
        <translation>Eine Frage allein ist oft nicht das, was das Modell gefragt wurde. Schreiben Sie hier, was um sie herum steht; nur was das Log nicht sagt, wird ergänzt.</translation>
    </message>
    <message>
        <source>Call site</source>
        <translation>Aufrufstelle</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>Systemprompt</translation>
    </message>
    <message>
        <source>You answer questions of customers …</source>
        <translation>Sie beantworten Fragen von Kunden …</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>{query} stands for the question; empty: the question alone</source>
        <translation>{query} steht für die Frage; leer: die Frage allein</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Write {query} where the question stands.</source>
        <translation>Schreiben Sie {query}, wo die Frage steht.</translation>
    </message>
    <message>
        <source>Write the parameters as JSON, for instance {&quot;temperature&quot;: 0}.</source>
        <translation>Schreiben Sie die Parameter als JSON, zum Beispiel {&quot;temperature&quot;: 0}.</translation>
    </message>
</context>
<context>
    <name>cacheloupe::TimeButton</name>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>The log ends %1</source>
        <translation>Das Protokoll endet am %1</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Von … bis …</translation>
    </message>
    <message>
        <source>Chosen time</source>
        <translation>Gewählte Zeit</translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>Zeit: %1</translation>
    </message>
</context>
<context>
    <name>cacheloupe::TimeRangeDialog</name>
    <message>
        <source>Show the events of a span of time</source>
        <translation>Ereignisse einer Zeitspanne zeigen</translation>
    </message>
    <message>
        <source>Show these events</source>
        <translation>Diese Ereignisse zeigen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vor</translation>
    </message>
</context>
<context>
    <name>cacheloupe::Toast</name>
    <message>
        <source>Dismiss the message</source>
        <translation>Meldung ausblenden</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>cacheloupe::TtlBucketButton</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 — show only these</source>
        <translation>%1 – nur diese zeigen</translation>
    </message>
</context>
<context>
    <name>cacheloupe::TtlHistogram</name>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
</context>
<context>
    <name>cacheloupe::ValidityPane</name>
    <message>
        <source>Replay hits spread over call sites and ages, and this shows how long answers hold and which TTL that allows.</source>
        <translation>Machen Sie die Gegenprobe mit Treffern, verteilt auf Aufrufstellen und Alter; dann zeigt dies, wie lange Antworten gelten und welche TTL das erlaubt.</translation>
    </message>
    <message>
        <source>Replay more of this call site</source>
        <translation>Mehr von dieser Aufrufstelle gegenprüfen</translation>
    </message>
    <message>
        <source>How long answers hold, by call site</source>
        <translation>Wie lange Antworten gelten, nach Aufrufstelle</translation>
    </message>
    <message>
        <source>Call site</source>
        <translation>Aufrufstelle</translation>
    </message>
    <message>
        <source>Answers replayed</source>
        <translation>Gegengeprüfte Antworten</translation>
    </message>
    <message>
        <source>No longer held</source>
        <translation>Galten nicht mehr</translation>
    </message>
    <message>
        <source>TTL now</source>
        <translation>TTL jetzt</translation>
    </message>
    <message>
        <source>Proposed TTL</source>
        <translation>Vorgeschlagene TTL</translation>
    </message>
    <message>
        <source>—</source>
        <translation>—</translation>
    </message>
    <message>
        <source>Draft a TTL of %1</source>
        <translation>Eine TTL von %1 entwerfen</translation>
    </message>
    <message>
        <source>TTL from replays of %1</source>
        <translation>TTL aus Gegenproben von %1</translation>
    </message>
</context>
<context>
    <name>cacheloupe::VerdictBar</name>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Verdict: %1</source>
        <translation>Urteil: %1</translation>
    </message>
</context>
<context>
    <name>cacheloupe::VerdictBook</name>
    <message>
        <source>verdict “%1”</source>
        <translation>Urteil „%1“</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) marked “%1”</source>
        <translation>
            <numerusform>%Ln Treffer als „%1“ markiert</numerusform>
            <numerusform>%Ln Treffer als „%1“ markiert</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 verdicts taken in, %2 replaced older ones, %3 stood here already</source>
        <translation>%1 Urteile übernommen, %2 ersetzten ältere, %3 waren schon hier</translation>
    </message>
</context>
<context>
    <name>cacheloupe::VerdictExchange</name>
    <message>
        <source>Export verdicts…</source>
        <translation>Urteile exportieren…</translation>
    </message>
    <message>
        <source>Take in verdicts of others…</source>
        <translation>Urteile anderer übernehmen…</translation>
    </message>
    <message>
        <source>Export verdicts</source>
        <translation>Urteile exportieren</translation>
    </message>
    <message>
        <source>Take in verdicts</source>
        <translation>Urteile übernehmen</translation>
    </message>
    <message>
        <source>Verdicts (*.json)</source>
        <translation>Urteile (*.json)</translation>
    </message>
    <message>
        <source>Verdicts, one a line (*.jsonl)</source>
        <translation>Urteile, eines je Zeile (*.jsonl)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln verdict(s) written to %1</source>
        <translation>
            <numerusform>%Ln Urteil in %1 geschrieben</numerusform>
            <numerusform>%Ln Urteile in %1 geschrieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln verdict(s) by %1.</source>
        <translation>
            <numerusform>%Ln Urteil von %1.</numerusform>
            <numerusform>%Ln Urteile von %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them are about hits of the open logs. Where somebody judged a hit twice, the later verdict counts; your own stay yours.</source>
        <translation>
            <numerusform>%Ln davon betrifft einen Treffer der offenen Protokolle. Wo jemand einen Treffer zweimal beurteilt hat, zählt das spätere Urteil; Ihre eigenen bleiben Ihre.</numerusform>
            <numerusform>%Ln davon betreffen Treffer der offenen Protokolle. Wo jemand einen Treffer zweimal beurteilt hat, zählt das spätere Urteil; Ihre eigenen bleiben Ihre.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take them in</source>
        <translation>Übernehmen</translation>
    </message>
</context>
<context>
    <name>cacheloupe::VictimTable</name>
    <message>
        <source>Entries that would be changed</source>
        <translation>Einträge, die geändert würden</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Answer now</source>
        <translation>Jetzige Antwort</translation>
    </message>
    <message>
        <source>Time left now</source>
        <translation>Jetzige Restzeit</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weiterer</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cacheloupe::WarmDesk</name>
    <message>
        <source>Export the warm list…</source>
        <translation>Vorwärmliste exportieren…</translation>
    </message>
    <message>
        <source>The 50 entries that save most and whose answers hold, to fill a cache before the first question comes</source>
        <translation>Die 50 Einträge, die am meisten sparen und deren Antworten gelten, um einen Cache vor der ersten Frage zu füllen</translation>
    </message>
    <message>
        <source>Open a hit log first.</source>
        <translation>Öffnen Sie zuerst ein Trefferlog.</translation>
    </message>
    <message>
        <source>Export the warm list</source>
        <translation>Vorwärmliste exportieren</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) in %1</source>
        <translation>
            <numerusform>%Ln Eintrag in %1</numerusform>
            <numerusform>%Ln Einträge in %1</numerusform>
        </translation>
    </message>
    <message>
        <source>No entry is ready: replay the best ones first.</source>
        <translation>Kein Eintrag ist bereit: Machen Sie zuerst die Gegenprobe mit den besten.</translation>
    </message>
</context>
<context>
    <name>cacheloupe::Welcome</name>
    <message>
        <source>Cacheloupe</source>
        <translation>Cacheloupe</translation>
    </message>
    <message>
        <source>See what your cache answers</source>
        <translation>Sehen Sie, was Ihr Cache antwortet</translation>
    </message>
    <message>
        <source>Cacheloupe shows every reuse: what was asked now, what the answer was written for, and what proves that they fit.</source>
        <translation>Cacheloupe zeigt jede Wiederverwendung: was jetzt gefragt wurde, wofür die Antwort geschrieben ist und was belegt, dass beides zusammenpasst.</translation>
    </message>
    <message>
        <source>Open the demo week</source>
        <translation>Demowoche öffnen</translation>
    </message>
    <message>
        <source>A help desk&apos;s week of 20,000 lookups with planted faults. Nothing leaves this machine.</source>
        <translation>Die Woche eines Kundendienstes mit 20.000 Abfragen und eingebauten Fehlern. Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Open a log…</source>
        <translation>Protokoll öffnen…</translation>
    </message>
    <message>
        <source>JSON Lines with one event a line, a LiteLLM payload log or a GPTCache report. You can also drop the file here.</source>
        <translation>JSON Lines mit einem Ereignis je Zeile, ein LiteLLM-Payload-Protokoll oder ein GPTCache-Bericht. Sie können die Datei auch hierher ziehen.</translation>
    </message>
    <message>
        <source>Connect a store…</source>
        <translation>Speicher verbinden…</translation>
    </message>
    <message>
        <source>A SQLite file, a folder or a Redis server, opened read-only.</source>
        <translation>Eine SQLite-Datei, ein Ordner oder ein Redis-Server, schreibgeschützt geöffnet.</translation>
    </message>
</context>
<context>
    <name>cacheloupe::WhatIfDesk</name>
    <message>
        <source>Compare with another draft</source>
        <translation>Mit einem anderen Entwurf vergleichen</translation>
    </message>
    <message>
        <source>Policies (*.json)</source>
        <translation>Regelwerke (*.json)</translation>
    </message>
    <message>
        <source>%1 of %2 events, evenly spread over the log</source>
        <translation>%1 von %2 Ereignissen, gleichmäßig über das Protokoll verteilt</translation>
    </message>
</context>
<context>
    <name>cacheloupe::WhatIfPanel</name>
    <message>
        <source>Served</source>
        <translation>Bedient</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Newly served</source>
        <translation>Neu bedient</translation>
    </message>
    <message>
        <source>Wrong removed</source>
        <translation>Falsche entfernt</translation>
    </message>
    <message>
        <source>Good lost</source>
        <translation>Gute verloren</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespart</translation>
    </message>
    <message>
        <source>Oldest answer</source>
        <translation>Älteste Antwort</translation>
    </message>
    <message>
        <source>nothing judged</source>
        <translation>nichts beurteilt</translation>
    </message>
    <message>
        <source>%1 of %2, %3 to %4</source>
        <comment>wrong, judged, interval</comment>
        <translation>%1 von %2, %3 bis %4</translation>
    </message>
    <message>
        <source>Asked for a fresh answer</source>
        <translation>Frische Antwort verlangt</translation>
    </message>
    <message>
        <source>Not cacheable</source>
        <translation>Nicht cachebar</translation>
    </message>
    <message>
        <source>Temperature too high</source>
        <translation>Temperatur zu hoch</translation>
    </message>
    <message>
        <source>Key field not proven</source>
        <translation>Schlüsselfeld nicht belegt</translation>
    </message>
    <message>
        <source>Key field different</source>
        <translation>Schlüsselfeld verschieden</translation>
    </message>
    <message>
        <source>Older than its TTL</source>
        <translation>Älter als die TTL</translation>
    </message>
    <message>
        <source>Age not known</source>
        <translation>Alter unbekannt</translation>
    </message>
    <message>
        <source>Version changed</source>
        <translation>Version geändert</translation>
    </message>
    <message>
        <source>Version not known</source>
        <translation>Version unbekannt</translation>
    </message>
    <message>
        <source>Only exact matches allowed</source>
        <translation>Nur genaue Treffer erlaubt</translation>
    </message>
    <message>
        <source>Below the threshold</source>
        <translation>Unter der Schwelle</translation>
    </message>
    <message>
        <source>Similarity not known</source>
        <translation>Ähnlichkeit unbekannt</translation>
    </message>
    <message>
        <source>Older key epoch</source>
        <translation>Ältere Schlüsselepoche</translation>
    </message>
    <message>
        <source>All call sites</source>
        <translation>Alle Aufrufstellen</translation>
    </message>
    <message>
        <source>Compare with another draft…</source>
        <translation>Mit einem anderen Entwurf vergleichen…</translation>
    </message>
    <message>
        <source>Open a hit log to see what a draft would have done.</source>
        <translation>Öffnen Sie ein Trefferprotokoll, um zu sehen, was ein Entwurf bewirkt hätte.</translation>
    </message>
    <message>
        <source>Reading the lookups of the log: %1</source>
        <translation>Die Abfragen des Protokolls werden gelesen: %1</translation>
    </message>
    <message>
        <source>Without %1</source>
        <translation>Ohne %1</translation>
    </message>
    <message>
        <source>The open logs hold no lookup.</source>
        <translation>Die geöffneten Protokolle enthalten keine Abfrage.</translation>
    </message>
    <message>
        <source>The open logs hold no lookup of this call site.</source>
        <translation>Die geöffneten Protokolle enthalten keine Abfrage dieser Aufrufstelle.</translation>
    </message>
    <message numerus="yes">
        <source>If this draft had ruled the %Ln logged lookup(s):</source>
        <translation>
            <numerusform>Hätte dieser Entwurf für die %Ln protokollierte Abfrage gegolten:</numerusform>
            <numerusform>Hätte dieser Entwurf für die %Ln protokollierten Abfragen gegolten:</numerusform>
        </translation>
    </message>
    <message>
        <source>Wrong still served</source>
        <translation>Falsche weiterhin ausgeliefert</translation>
    </message>
    <message>
        <source>Longer waiting</source>
        <translation>Längeres Warten</translation>
    </message>
    <message>
        <source>Wrong among hits drawn at random, 95 % interval:</source>
        <translation>Falsche unter zufällig gezogenen Treffern, 95-%-Intervall:</translation>
    </message>
    <message>
        <source>Wrong among reviewed hits (not drawn at random):</source>
        <translation>Falsche unter geprüften Treffern (nicht zufällig gezogen):</translation>
    </message>
    <message>
        <source>as logged %1; under the draft %2</source>
        <translation>wie protokolliert %1; mit dem Entwurf %2</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Why refused:</source>
        <translation>Warum abgelehnt:</translation>
    </message>
    <message numerus="yes">
        <source>The raised key epoch leaves %Ln entry(s) behind.</source>
        <translation>
            <numerusform>Die erhöhte Schlüsselepoche lässt %Ln Eintrag zurück.</numerusform>
            <numerusform>Die erhöhte Schlüsselepoche lässt %Ln Einträge zurück.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Filling them again: %Ln lookup(s), %1.</source>
        <translation>
            <numerusform>Neu zu füllen: %Ln Abfrage, %1.</numerusform>
            <numerusform>Neu zu füllen: %Ln Abfragen, %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Hit rate on the first day: %1 instead of %2.</source>
        <translation>Trefferquote am ersten Tag: %1 statt %2.</translation>
    </message>
    <message>
        <source>published</source>
        <translation>veröffentlicht</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>figure, policy, count</comment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>Show these events</source>
        <translation>Diese Ereignisse zeigen</translation>
    </message>
</context>
<context>
    <name>cacheloupe::WordPicker</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 und %Ln weitere</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Review, govern and replay what LLM response caches serve.</source>
        <translation>Prüfen, regeln und gegenprüfen, was Antwort-Caches für Sprachmodelle ausliefern.</translation>
    </message>
    <message>
        <source>Open the demo week.</source>
        <translation>Die Demowoche öffnen.</translation>
    </message>
    <message>
        <source>Write a picture of every page into the folder and leave.</source>
        <translation>Ein Bild jeder Seite in den Ordner schreiben und beenden.</translation>
    </message>
    <message>
        <source>Logs, cache files or a workspace to open.</source>
        <translation>Protokolle, Cache-Dateien oder ein Arbeitsbereich zum Öffnen.</translation>
    </message>
</context>
</TS>
