# German.

## The frame of every page
tagline = Nachrichten aus Europa, in Ihrer Sprache
skip-to-content = Zum Inhalt springen
menu = Menü
sections = Ressorts
front-page = Startseite
languages = Sprachen
read-in = In einer anderen Sprache lesen:
not-translated = nicht übersetzt: zur Startseite
keep-language = Immer auf Deutsch öffnen
keep-language-note = Ihre Sprachwahl wird ein Jahr lang in einem Cookie gespeichert.
language-kept = Diese Website öffnet sich von nun an auf Deutsch.
also-read = Ich lese auch andere Sprachen
also-save = Speichern
site-pages = Über diese Website
about = Über uns
privacy = Datenschutz
accessibility = Barrierefreiheit
sources = Unsere Quellen
footer-note = Mit freier Software gemacht. Keine Tracker, keine Anfragen an Dritte.
light-page = Leichte Version ohne Bilder und Skripte
whole-page = Vollständige Version dieser Seite
saved = Gespeicherte Artikel
saved-lead = Artikel, die Sie speichern, und die zuletzt gelesenen bleiben in diesem Browser und lassen sich auch ohne Netz öffnen.
saved-list = Gespeichert
read-list = Zuletzt gelesen
saved-none = In diesem Browser ist noch nichts gespeichert.
offline-now = Gerade besteht keine Netzverbindung, und die gewünschte Seite liegt nicht in Ihrem Browser. Hier finden Sie, was dort vorhanden ist.
remove-saved = Entfernen
save-story = Später lesen
story-saved = Gespeichert. Lässt sich auch ohne Netz öffnen.
save-failed = Speichern nicht möglich: Es besteht keine Netzverbindung, oder der Browser lässt es nicht zu.
take-today = Ausgabe von heute mitnehmen
take-today-note = Speichert die Artikel der Startseite mit kleinen Bildern: etwa { NUMBER($megabytes) } MB.
reading = Leseeinstellungen
theme = Farben
theme-auto = Wie auf dem Gerät
theme-light = Hell
theme-dark = Dunkel
text-size = Schriftgröße
text-size-small = Klein
text-size-normal = Normal
text-size-large = Groß
text-size-larger = Sehr groß
text-width = Zeilenlänge
text-width-narrow = Kurz
text-width-normal = Normal
text-width-wide = Lang
reading-time = { NUMBER($minutes) } Min. Lesezeit
listen = Anhören
stop-listening = Vorlesen beenden
enlarge-picture = Bild vergrößern
close = Schließen
changed-since-read = Dieser Artikel hat sich geändert, seit Sie ihn gelesen haben.
what-changed = Änderungen ansehen
changed-nothing-shown = Der hier gezeigte Wortlaut ist gleich geblieben.
new-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } neuer Artikel
   *[other] { NUMBER($count) } neue Artikel
}
article-updated = Dieser Artikel wurde gerade aktualisiert.
show-update = Neue Fassung anzeigen
breaking = Eilmeldung
live = Live
live-over = Dieser Liveblog ist beendet.
live-refresh = Neueste Einträge anzeigen
key-events = Die wichtigsten Ereignisse
link-to-entry = Link zu diesem Eintrag
my-paper = Meine Zeitung
my-paper-lead = Artikel zu den Themen und aus den Quellen, denen Sie folgen, die neuesten zuerst. Ihre Auswahl steht in der Adresse dieser Seite und in Ihrem Browser, nicht bei uns.
my-paper-empty = Sie folgen noch keinem Thema und keiner Quelle. Auf der Seite jedes Themas und jeder Quelle gibt es dafür eine Schaltfläche.
my-paper-following = Ihre Themen und Quellen
my-paper-feed = Feed (RSS)
my-paper-opml = Liste der Feeds (OPML)
follow = Folgen: { $name }
unfollow = Nicht mehr folgen: { $name }
follow-full = Ihre Zeitung ist voll. Wählen Sie zuerst unter „Meine Zeitung“ bei einem Thema oder einer Quelle „Nicht mehr folgen“.

## Date and weather
weather-label = Wetter: { $place }, { $temperature }, { $sky }, { $observed }
weather-observed = gemessen um { $time } Uhr
weather-place = Ort für das Wetter
weather-none = kein aktueller Messwert

## Fronts
must-read = Lesenswert
latest = Neueste Nachrichten
most-read = Meistgelesen
more-of = Alle Artikel: { $section }
no-stories = Hier gibt es noch keine Artikel. Die ersten werden auf dieser Seite erscheinen.
pages = Seiten
page-number = Seite { $number }
newer = Neuere Artikel
older = Ältere Artikel
advertisement = Anzeige

## Article
published = Veröffentlicht am
updated = Aktualisiert am
by = Von { $name }
source = Quelle
original-at = Zum Originalartikel: { $source } ({ $language })
licence = Lizenz: { $licence }
disclaimer-outside = { $site } veröffentlicht Artikel aus verschiedenen externen Quellen, die ein breites Spektrum an Meinungen abbilden. Quelle dieses Artikels ist { $source }; die darin vertretenen Positionen teilt { $site } nicht unbedingt.
disclaimer-own = Dieser Artikel wurde von der Redaktion von { $site } verfasst.
age-months = { PLURAL($count) ->
    [one] Dieser Artikel ist einen Monat alt.
   *[other] Dieser Artikel ist { $count } Monate alt.
}
age-years = { PLURAL($count) ->
    [one] Dieser Artikel ist mehr als ein Jahr alt.
   *[other] Dieser Artikel ist mehr als { $count } Jahre alt.
}
topics = Themen
related = Mehr zum Thema
share = Teilen
copy-link = Link kopieren
link-copied = Link kopiert
copy-failed = Der Link konnte nicht kopiert werden. Sie finden ihn in der Adresszeile.
share-by-mail = Per E-Mail senden
share-with = Teilen mit …

## Topics and sources
topic-lead = Alle Artikel zu diesem Thema, die neuesten zuerst.
sources-lead = Wer hinter den Artikeln steht, die nicht von uns sind: Jeder nennt seine Quelle, verlinkt das Original und gibt seine Lizenz an.
source-lead = Artikel der Quelle { $source }, die neuesten zuerst.
source-homepage = Website der Quelle
source-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } Artikel
   *[other] { NUMBER($count) } Artikel
}

## Search
search = Suche
search-none = Keine Artikel gefunden.
search-meant = Meinten Sie
search-some = Kein Artikel enthält alle diese Wörter. Diese enthalten einige davon.
search-apart = Kein Artikel enthält diese Wörter hintereinander. Diese enthalten sie alle.
search-all-sections = Alle Ressorts
search-all-sources = Alle Quellen
search-everywhere = In allen Sprachen

## When something is missing
not-found = Seite nicht gefunden
not-found-text = Unter dieser Adresse gibt es nichts. Vielleicht ist der Link veraltet oder enthält einen Tippfehler. Über die Startseite und die Ressorts oben geht es weiter.
gone = Dieser Artikel wurde zurückgezogen
gone-text = Die Redaktion hat diesen Artikel entfernt. Er wird unter dieser Adresse nicht wieder erscheinen.
failed = Diese Seite kann gerade nicht angezeigt werden
failed-text = Der Fehler liegt bei uns, nicht bei Ihnen. Bitte versuchen Sie es gleich noch einmal.
too-often = Zu viele Anfragen
too-often-text = Aus Ihrem Netz kamen in kurzer Zeit sehr viele Anfragen. Bitte warten Sie einen Moment und versuchen Sie es dann noch einmal.

## About
about-lead = { $site } ist eine Zeitung für Leserinnen und Leser in ganz Europa: ein Blatt, in mehreren Sprachen, auf jedem Gerät zu lesen.
about-sources = Einige Artikel sind unsere eigenen, andere stammen aus externen Quellen. Jeder externe Artikel nennt seine Quelle, verlinkt das Original und gibt seine Lizenz an.
about-software = Die Website ist ein einziges Programm. Sie lädt nichts von Dritten, funktioniert ohne JavaScript und bittet um keine Einwilligung, weil nichts eine erfordert.
about-sample = Die ersten Artikel einer neuen Website sind eine Probeausgabe: wahre Ereignisse, von uns erzählt, mit erfundenen Quellen unter Adressen, die auf „.example“ enden.

## Privacy
privacy-lead = Wer { $site } liest, hinterlässt keine Spur, die wir verfolgen könnten.
privacy-others = Es gibt keine Konten, keine Werbenetzwerke und keine Messdienste. Keine Anfrage geht an eine andere Website.
privacy-embeds = Zeigt ein Artikel etwas von einer anderen Website, etwa ein Video, steht dort nur ein Link. Geladen wird es erst, wenn Sie es wünschen; die andere Website erfährt dann Ihre IP-Adresse und kann Cookies setzen.
privacy-cookies = Es gibt ein einziges Cookie, und nur wenn Sie in der Sprachliste eine Sprache wählen: Es enthält ein Jahr lang diese Sprache, damit sich die Website in ihr öffnet.
privacy-languages = Wenn Sie Ihrer Startseite Sprachen hinzufügen, enthält dieses Cookie auch sie, und Ihr Browser merkt sie sich auf Ihrem Gerät.
privacy-browser = Wenn Sie für das Wetter einen anderen Ort wählen, merkt sich Ihr Browser diesen auf Ihrem Gerät. Wir erhalten den Ortsnamen mit der Anfrage und speichern nichts über Sie.
privacy-offline = Damit sie sich auch ohne Netz öffnen lassen, bewahrt Ihr Browser die zuletzt gelesenen Seiten auf. Sie verlassen Ihr Gerät nicht; wenn Sie die Daten dieser Website im Browser löschen, werden auch sie entfernt.
privacy-follow = Wenn Sie Themen oder Quellen folgen, merkt sich Ihr Browser diese auf Ihrem Gerät, und die Adresse von „Meine Zeitung“ nennt sie. Ihr Browser merkt sich auch, welche Fassung eines Artikels Sie gelesen haben, um zu zeigen, was sich seither geändert hat. Wir speichern weder das eine noch das andere.
privacy-counts = Um zu wissen, was am meisten gelesen wird, zählen wir die Leserinnen und Leser eines Artikels, und zwar jeweils einmal am Tag. Um sie zu unterscheiden, bleibt bis Mitternacht eine unkenntlich gemachte Form von Adresse und Browser im Arbeitsspeicher und wird dann samt ihrem Schlüssel verworfen; die Zählung selbst enthält keine Adresse, kein Gerät und keine Person.
privacy-logs = Unsere Protokolle halten fest, was abgerufen wurde und wie lange es gedauert hat, ohne Adressen.

## Accessibility
accessibility-lead = { $site } ist für alle da. Wir folgen den Richtlinien für barrierefreie Webinhalte (WCAG) 2.2, Stufe AA.
accessibility-how = Jede Seite hat eine einzige Hauptüberschrift, benannte Bereiche und einen Sprunglink. Alle Funktionen lassen sich mit der Tastatur, bei vergrößertem Text, in dunkler und heller Darstellung und mit erzwungenen Farben nutzen.
accessibility-tests = Jede Änderung wird auf allen Seitentypen automatisch geprüft. Tests durch Menschen, die assistive Technik nutzen, stehen noch aus.
accessibility-limits = Was unseres Wissens noch fehlt: Diagramme sind in Worten beschrieben, ihre Daten lassen sich aber nicht als Tabellen lesen.

## The sky
sky-clear = klarer Himmel
sky-fair = leicht bewölkt
sky-partly_cloudy = teilweise bewölkt
sky-cloudy = bewölkt
sky-fog = Nebel
sky-light_rain = leichter Regen
sky-rain = Regen
sky-heavy_rain = starker Regen
sky-sleet = Schneeregen
sky-snow = Schneefall
sky-thunder = Gewitter

## Sections (the URL is made from the name)
section-world = Welt
section-europe = Europa
section-politics = Politik
section-economy = Wirtschaft
section-science = Wissenschaft
section-environment = Umwelt
section-culture = Kultur
section-sport = Sport

## Places (names as CLDR has them, where it has them)
place-amsterdam = Amsterdam
place-athens = Athen
place-belgrade = Belgrad
place-berlin = Berlin
place-bern = Bern
place-bratislava = Bratislava
place-brussels = Brüssel
place-bucharest = Bukarest
place-budapest = Budapest
place-chisinau = Chișinău
place-copenhagen = Kopenhagen
place-dublin = Dublin
place-helsinki = Helsinki
place-kyiv = Kiew
place-lisbon = Lissabon
place-ljubljana = Ljubljana
place-london = London
place-luxembourg = Luxemburg
place-madrid = Madrid
place-nicosia = Nikosia
place-oslo = Oslo
place-paris = Paris
place-podgorica = Podgorica
place-prague = Prag
place-reykjavik = Reykjavík
place-riga = Riga
place-rome = Rom
place-sarajevo = Sarajevo
place-skopje = Skopje
place-sofia = Sofia
place-stockholm = Stockholm
place-tallinn = Tallinn
place-tirana = Tirana
place-valletta = Valletta
place-vienna = Wien
place-vilnius = Vilnius
place-warsaw = Warschau
place-zagreb = Zagreb

## Where an outside article comes from
provenance = Woher dieser Artikel kommt
provenance-fetched = Empfangen: { $date }
provenance-seen = Zuletzt bei der Quelle gesehen: { $date }
provenance-hash = SHA-256 des empfangenen Dokuments
provenance-excerpt = { $source } erlaubt nur einen Auszug; der ganze Text steht auf der Website der Quelle.
provenance-canonical = Suchmaschinen werden gebeten, das Original zu führen, nicht diese Seite.
provenance-date-missing = Die Quelle nannte kein Datum; an seiner Stelle steht der Zeitpunkt des Empfangs.
provenance-date-future = Die Quelle nannte ein Datum in der Zukunft; an seiner Stelle steht der Zeitpunkt des Empfangs.
provenance-date-implausible = Die Quelle nannte ein unmögliches Datum; an seiner Stelle steht der Zeitpunkt des Empfangs.
provenance-also = Denselben Text schickten auch
provenance-versions = Frühere Fassungen
provenance-version = Fassung, empfangen: { $date }, und was die nächste änderte
original-gone = Das Original ist nicht mehr online. Dieser Text wurde empfangen: { $date }.
open-embed = Öffnen bei { $name }
load-embed = Hier von { $name } laden
load-embed-note = { $name } erfährt dann Ihre IP-Adresse und kann Cookies setzen.
source-language = Sprache: { $language }
source-received = Zuletzt empfangen: { $date }
ago-minutes = { PLURAL($count) ->
    [one] vor { $count } Min.
   *[other] vor { $count } Min.
}
ago-hours = { PLURAL($count) ->
    [one] vor { $count } Std.
   *[other] vor { $count } Std.
}
ago-days = { PLURAL($count) ->
    [one] vor { $count } Tag
   *[other] vor { $count } Tagen
}
