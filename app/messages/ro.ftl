# Romanian.

## The frame of every page
tagline = Știri europene în limba dumneavoastră
skip-to-content = Salt la conținut
menu = Meniu
sections = Secțiuni
front-page = Prima pagină
languages = Limbi
read-in = În alte limbi:
not-translated = netradus: la prima pagină
keep-language = Deschide întotdeauna în română
keep-language-note = Limba aleasă este păstrată timp de un an într-un cookie.
language-kept = De acum înainte, acest site se deschide în română.
also-read = Citesc și în alte limbi
also-save = Salvează
site-pages = Despre acest site
about = Despre noi
privacy = Confidențialitate
accessibility = Accesibilitate
sources = Sursele noastre
footer-note = Realizat cu software liber. Fără urmărire, fără cereri către terți.
light-page = Versiune ușoară, fără imagini și scripturi
whole-page = Versiunea completă a acestei pagini
saved = Articole salvate
saved-lead = Articolele pe care le salvați și ultimele pe care le-ați citit rămân în acest browser și se deschid și fără conexiune la internet.
saved-list = Salvate
read-list = Citite recent
saved-none = Încă nu este salvat nimic în acest browser.
offline-now = Momentan nu există conexiune la internet, iar pagina pe care ați cerut-o nu se află în browserul dumneavoastră. Iată ce se află în el.
remove-saved = Eliminați
save-story = Salvați pentru mai târziu
story-saved = Salvat. Se deschide și fără conexiune la internet.
save-failed = Salvarea nu a reușit: nu există conexiune la internet sau browserul nu o permite.
take-today = Luați cu dumneavoastră ediția de azi
take-today-note = Salvează articolele de pe prima pagină cu imagini mici: circa { NUMBER($megabytes) } MB.
reading = Setări de citire
theme = Culori
theme-auto = Ca pe dispozitiv
theme-light = Luminoase
theme-dark = Întunecate
text-size = Mărimea textului
text-size-small = Mică
text-size-normal = Normală
text-size-large = Mare
text-size-larger = Foarte mare
text-width = Lungimea rândurilor
text-width-narrow = Scurte
text-width-normal = Normale
text-width-wide = Lungi
reading-time = { NUMBER($minutes) } min. de lectură
listen = Ascultați
stop-listening = Opriți ascultarea
enlarge-picture = Măriți imaginea
close = Închideți
changed-since-read = Acest articol s-a schimbat de când l-ați citit.
what-changed = Vedeți ce s-a schimbat
changed-nothing-shown = Cuvintele afișate aici sunt aceleași.
new-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } articol nou
    [few] { NUMBER($count) } articole noi
   *[other] { NUMBER($count) } de articole noi
}
article-updated = Acest articol tocmai a fost actualizat.
show-update = Afișați noua versiune
breaking = Știre de ultimă oră
live = Live
live-over = Această relatare în direct s-a încheiat.
live-refresh = Afișați cele mai noi postări
key-events = Momente-cheie
link-to-entry = Link către această postare
my-paper = Ziarul meu
my-paper-lead = Articole pe temele și din sursele pe care le urmăriți, începând cu cele mai noi. Ceea ce urmăriți este păstrat în adresa acestei pagini și în browserul dumneavoastră, nu la noi.
my-paper-empty = Nu urmăriți încă nimic. Pe pagina fiecărei teme și a fiecărei surse există un buton pentru aceasta.
my-paper-following = Teme și surse urmărite
my-paper-feed = Flux (RSS)
my-paper-opml = Lista fluxurilor (OPML)
follow = Urmăriți: { $name }
unfollow = Nu mai urmăriți: { $name }
follow-full = Ziarul dumneavoastră este plin. Renunțați mai întâi la o temă sau la o sursă urmărită, pe pagina „Ziarul meu”.

## Date and weather
weather-label = Vremea: { $place }, { $temperature }, { $sky }, { $observed }
weather-observed = observație de la ora { $time }
weather-place = Localitatea pentru vreme
weather-none = nicio observație recentă

## Fronts
must-read = De citit neapărat
latest = Ultimele știri
most-read = Cele mai citite
more-of = Toate articolele: { $section }
no-stories = Încă nu există articole aici. Primele vor apărea pe această pagină.
pages = Pagini
page-number = Pagina { $number }
newer = Articole mai noi
older = Articole mai vechi
advertisement = Publicitate

## Article
published = Publicat pe
updated = Actualizat pe
by = De { $name }
source = Sursa
original-at = Citiți originalul: { $source } ({ $language })
licence = Licență: { $licence }
disclaimer-outside = { $site } publică articole din numeroase surse externe, care exprimă puncte de vedere diverse. Acest articol provine de la { $source }; pozițiile exprimate în el nu sunt neapărat cele ale redacției noastre.
disclaimer-own = Acest articol a fost scris de redacția { $site }.
age-months = { PLURAL($count) ->
    [one] Acest articol a fost publicat acum o lună.
    [few] Acest articol a fost publicat acum { $count } luni.
   *[other] Acest articol a fost publicat acum { $count } de luni.
}
age-years = { PLURAL($count) ->
    [one] Acest articol a fost publicat acum mai bine de un an.
    [few] Acest articol a fost publicat acum mai bine de { $count } ani.
   *[other] Acest articol a fost publicat acum mai bine de { $count } de ani.
}
topics = Teme
related = Pe aceeași temă
share = Distribuiți
copy-link = Copiați linkul
link-copied = Link copiat
copy-failed = Linkul nu a putut fi copiat. Îl găsiți în bara de adrese.
share-by-mail = Trimiteți prin e-mail
share-with = Distribuiți prin…

## Topics and sources
topic-lead = Toate articolele pe această temă, începând cu cele mai noi.
sources-lead = Cine se află în spatele articolelor care nu ne aparțin: fiecare își indică sursa, trimite la original și își precizează licența.
source-lead = Articole de la { $source }, începând cu cele mai noi.
source-homepage = Site-ul sursei
source-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } articol
    [few] { NUMBER($count) } articole
   *[other] { NUMBER($count) } de articole
}

## Search
search = Căutare
search-none = Nu a fost găsit niciun articol.
search-meant = Poate ați vrut să scrieți
search-some = Niciun articol nu conține toate aceste cuvinte. Următoarele conțin o parte dintre ele.
search-apart = Niciun articol nu conține aceste cuvinte unul după altul. Acestea le conțin pe toate.
search-all-sections = Toate secțiunile
search-all-sources = Toate sursele
search-everywhere = În toate limbile

## When something is missing
not-found = Pagina nu a fost găsită
not-found-text = Nu există nimic la această adresă. Linkul poate fi vechi sau scris greșit. Puteți continua de la prima pagină sau din secțiunile de mai sus.
gone = Acest articol a fost retras
gone-text = Redacția a retras acest articol. Nu va mai fi publicat la această adresă.
failed = Pagina nu poate fi afișată acum
failed-text = Eroarea este la noi, nu la dumneavoastră. Vă rugăm să încercați din nou peste câteva momente.
too-often = Prea multe cereri
too-often-text = Din rețeaua dumneavoastră au venit foarte multe cereri într-un timp scurt. Vă rugăm să așteptați puțin și să încercați din nou.

## About
about-lead = { $site } este un ziar pentru cititorii din toată Europa: un singur ziar, în mai multe limbi, pe orice dispozitiv.
about-sources = Unele articole sunt ale noastre, altele provin din surse externe. Fiecare articol extern își indică sursa, trimite la original și își precizează licența.
about-software = Site-ul este un singur program. Nu încarcă nimic din altă parte, funcționează fără JavaScript și nu cere niciun consimțământ, pentru că nimic nu îl necesită.
about-sample = Primele articole de pe un site nou alcătuiesc o ediție de probă: evenimente reale, relatate de noi, cu surse inventate, la adrese terminate în „.example”.

## Privacy
privacy-lead = Lectura nu lasă nicio urmă pe care să o putem urmări.
privacy-others = Nu există conturi, rețele publicitare sau servicii de măsurare a traficului. Nicio cerere nu ajunge la alte site-uri.
privacy-embeds = Când un articol arată ceva de pe alt site, de exemplu un videoclip, acolo este doar un link. Conținutul se încarcă numai la cererea dumneavoastră; acel site primește atunci adresa dumneavoastră IP și poate plasa cookie-uri.
privacy-cookies = Există un singur cookie, și numai dacă alegeți o limbă din lista de limbi: el conține limba aleasă, timp de un an, pentru ca site-ul să se deschidă în ea.
privacy-languages = Dacă adăugați limbi la prima pagină, acest cookie le conține și pe ele, iar browserul le reține pe dispozitivul dumneavoastră.
privacy-browser = Dacă alegeți altă localitate pentru vreme, browserul o reține pe dispozitivul dumneavoastră. Noi primim numele localității odată cu cererea și nu păstrăm nimic despre dumneavoastră.
privacy-offline = Pentru a se deschide și fără conexiune la internet, ultimele pagini citite sunt păstrate de browserul dumneavoastră. Ele nu părăsesc dispozitivul; dacă ștergeți datele acestui site din browser, se șterg și ele.
privacy-follow = Dacă urmăriți teme sau surse, browserul le reține pe dispozitivul dumneavoastră, iar adresa paginii „Ziarul meu” le conține. Browserul reține și ce versiune a unui articol ați citit, pentru a arăta ce s-a schimbat de atunci. Noi nu păstrăm niciuna dintre acestea.
privacy-counts = Pentru a ști ce se citește cel mai mult, numărăm fiecare cititor al unui articol o dată pe zi. Pentru a-i deosebi pe cititori, o formă de nerecunoscut a adresei și a browserului este ținută în memorie până la miezul nopții, apoi este ștearsă împreună cu cheia ei; numărătoarea în sine nu conține nicio adresă, niciun dispozitiv și nicio persoană.
privacy-logs = Jurnalele serverului consemnează ce s-a cerut și cât a durat, fără adrese.

## Accessibility
accessibility-lead = { $site } se adresează tuturor. Respectăm Regulile de accesibilitate pentru conținutul web (WCAG 2.2), nivelul AA.
accessibility-how = Fiecare pagină are un singur titlu principal, repere denumite și un link de salt la conținut. Toate funcțiile pot fi folosite de la tastatură, cu text mărit, în mod întunecat și luminos și cu culori forțate.
accessibility-tests = Fiecare modificare este testată automat pe toate tipurile de pagini. Testarea de către persoane care folosesc tehnologii de asistare urmează să fie făcută.
accessibility-limits = Ce știm că lipsește: graficele sunt descrise în cuvinte, dar datele lor nu pot fi citite sub formă de tabele.

## The sky
sky-clear = cer senin
sky-fair = cer mai mult senin
sky-partly_cloudy = cer parțial noros
sky-cloudy = cer noros
sky-fog = ceață
sky-light_rain = ploaie slabă
sky-rain = ploaie
sky-heavy_rain = ploaie puternică
sky-sleet = lapoviță
sky-snow = ninsoare
sky-thunder = furtună

## Sections (the URL is made from the name)
section-world = Internațional
section-europe = Europa
section-politics = Politică
section-economy = Economie
section-science = Știință
section-environment = Mediu
section-culture = Cultură
section-sport = Sport

## Places (names as CLDR has them, where it has them)
place-amsterdam = Amsterdam
place-athens = Atena
place-belgrade = Belgrad
place-berlin = Berlin
place-bern = Berna
place-bratislava = Bratislava
place-brussels = Bruxelles
place-bucharest = București
place-budapest = Budapesta
place-chisinau = Chișinău
place-copenhagen = Copenhaga
place-dublin = Dublin
place-helsinki = Helsinki
place-kyiv = Kiev
place-lisbon = Lisabona
place-ljubljana = Ljubljana
place-london = Londra
place-luxembourg = Luxemburg
place-madrid = Madrid
place-nicosia = Nicosia
place-oslo = Oslo
place-paris = Paris
place-podgorica = Podgorița
place-prague = Praga
place-reykjavik = Reykjavik
place-riga = Riga
place-rome = Roma
place-sarajevo = Sarajevo
place-skopje = Skopje
place-sofia = Sofia
place-stockholm = Stockholm
place-tallinn = Tallinn
place-tirana = Tirana
place-valletta = Valletta
place-vienna = Viena
place-vilnius = Vilnius
place-warsaw = Varșovia
place-zagreb = Zagreb

## Where an outside article comes from
provenance = De unde provine acest articol
provenance-fetched = Primit pe { $date }
provenance-seen = Văzut ultima dată la sursă pe { $date }
provenance-hash = SHA-256 al documentului primit
provenance-excerpt = { $source } permite doar publicarea unui fragment; textul integral se află pe site-ul sursei.
provenance-canonical = Motoarelor de căutare li se cere să afișeze originalul, nu această pagină.
provenance-date-missing = Sursa nu a indicat nicio dată; în locul ei figurează ora primirii.
provenance-date-future = Sursa a indicat o dată din viitor; în locul ei figurează ora primirii.
provenance-date-implausible = Sursa a indicat o dată imposibilă; în locul ei figurează ora primirii.
provenance-also = Același text a venit și de la
provenance-versions = Versiuni anterioare
provenance-version = Versiunea primită pe { $date }, și ce a schimbat următoarea
original-gone = Originalul nu mai este online. Acest text a fost primit pe { $date }.
open-embed = Deschideți pe { $name }
load-embed = Încărcați aici de pe { $name }
load-embed-note = { $name } primește atunci adresa dumneavoastră IP și poate plasa cookie-uri.
source-language = Limba: { $language }
source-received = Primit ultima dată pe { $date }
ago-minutes = { PLURAL($count) ->
    [one] acum { $count } min.
    [few] acum { $count } min.
   *[other] acum { $count } min.
}
ago-hours = { PLURAL($count) ->
    [one] acum { $count } h
    [few] acum { $count } h
   *[other] acum { $count } h
}
ago-days = { PLURAL($count) ->
    [one] acum { $count } zi
    [few] acum { $count } zile
   *[other] acum { $count } de zile
}
