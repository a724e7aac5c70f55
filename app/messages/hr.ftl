# Croatian.

## The frame of every page
tagline = Europske vijesti na vašem jeziku
skip-to-content = Prijeđi na sadržaj
menu = Izbornik
sections = Rubrike
front-page = Naslovnica
languages = Jezici
read-in = Pročitajte na drugom jeziku:
not-translated = nije prevedeno: na naslovnicu
keep-language = Uvijek otvori na hrvatskom
keep-language-note = Vaš odabir jezika godinu dana čuva se u kolačiću.
language-kept = Od sada se ova stranica otvara na hrvatskom.
also-read = Čitam i na drugim jezicima
also-save = Spremi
site-pages = O ovim stranicama
about = O nama
privacy = Privatnost
accessibility = Pristupačnost
sources = Naši izvori
footer-note = Izrađeno slobodnim softverom. Bez praćenja, bez zahtjeva prema trećim stranama.
light-page = Lagana verzija bez slika i skripti
whole-page = Puna verzija ove stranice
saved = Spremljeni članci
saved-lead = Članci koje spremite i oni koje ste posljednje čitali ostaju u ovom pregledniku i otvaraju se i bez internetske veze.
saved-list = Spremljeno
read-list = Nedavno pročitano
saved-none = U ovom pregledniku još ništa nije spremljeno.
offline-now = Trenutačno nema internetske veze, a stranica koju ste zatražili nije u vašem pregledniku. U njemu se nalazi ovo.
remove-saved = Ukloni
save-story = Spremi za poslije
story-saved = Spremljeno. Otvara se i bez internetske veze.
save-failed = Spremanje nije uspjelo: nema internetske veze ili preglednik to ne dopušta.
take-today = Ponesi današnje izdanje
take-today-note = Sprema članke s naslovnice s malim slikama: oko { NUMBER($megabytes) } MB.
reading = Postavke čitanja
theme = Boje
theme-auto = Kao na uređaju
theme-light = Svijetle
theme-dark = Tamne
text-size = Veličina teksta
text-size-small = Mala
text-size-normal = Uobičajena
text-size-large = Velika
text-size-larger = Vrlo velika
text-width = Duljina redaka
text-width-narrow = Kratki
text-width-normal = Uobičajeni
text-width-wide = Dugi
reading-time = { NUMBER($minutes) } min čitanja
listen = Poslušaj
stop-listening = Zaustavi slušanje
enlarge-picture = Povećaj sliku
close = Zatvori
changed-since-read = Ovaj se članak promijenio otkad ste ga pročitali.
what-changed = Pogledaj što se promijenilo
changed-nothing-shown = Riječi prikazane ovdje ostale su iste.
new-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } novi članak
    [few] { NUMBER($count) } nova članka
   *[other] { NUMBER($count) } novih članaka
}
article-updated = Ovaj je članak upravo ažuriran.
show-update = Prikaži novu inačicu
breaking = Izvanredna vijest
live = Uživo
live-over = Ovo izvješće uživo je završeno.
live-refresh = Prikaži najnovije objave
key-events = Ključni događaji
link-to-entry = Poveznica na ovu objavu
my-paper = Moje novine
my-paper-lead = Članci o temama i iz izvora koje pratite, od najnovijih. Ono što pratite čuva se u adresi ove stranice i u vašem pregledniku, a ne kod nas.
my-paper-empty = Još ništa ne pratite. Na stranici svake teme i svakog izvora nalazi se gumb za to.
my-paper-following = Pratite
my-paper-feed = Kanal (RSS)
my-paper-opml = Popis kanala (OPML)
follow = Prati: { $name }
unfollow = Prestani pratiti: { $name }
follow-full = Vaše su novine pune. Najprije na stranici „Moje novine” prestanite pratiti neku temu ili neki izvor.

## Date and weather
weather-label = Vrijeme: { $place }, { $temperature }, { $sky }, { $observed }
weather-observed = izmjereno u { $time }
weather-place = Mjesto za prikaz vremena
weather-none = nema trenutačnih podataka

## Fronts
must-read = Ne propustite
latest = Najnovije
most-read = Najčitanije
more-of = Svi članci: { $section }
no-stories = Ovdje još nema članaka. Prvi će se pojaviti na ovoj stranici.
pages = Stranice
page-number = Stranica { $number }
newer = Noviji članci
older = Stariji članci
advertisement = Oglas

## Article
published = Objavljeno
updated = Ažurirano
by = Piše: { $name }
source = Izvor
original-at = Pročitajte izvornik: { $source } ({ $language })
licence = Licencija: { $licence }
disclaimer-outside = { $site } objavljuje članke iz niza vanjskih izvora koji izražavaju različita gledišta. Izvor ovog članka: { $source }. Stavovi izneseni u njemu nisu nužno stavovi redakcije.
disclaimer-own = Ovaj je članak napisala redakcija lista { $site }.
age-months = { PLURAL($count) ->
    [one] Ovaj je članak star { $count } mjesec.
    [few] Ovaj je članak star { $count } mjeseca.
   *[other] Ovaj je članak star { $count } mjeseci.
}
age-years = { PLURAL($count) ->
    [one] Ovaj je članak stariji od { $count } godine.
    [few] Ovaj je članak stariji od { $count } godine.
   *[other] Ovaj je članak stariji od { $count } godina.
}
topics = Teme
related = Više o ovoj temi
share = Podijeli
copy-link = Kopiraj poveznicu
link-copied = Poveznica je kopirana
copy-failed = Poveznicu nije bilo moguće kopirati. Nalazi se u adresnoj traci.
share-by-mail = Pošalji e-poštom
share-with = Podijeli putem…

## Topics and sources
topic-lead = Svi članci o ovoj temi, od najnovijih.
sources-lead = Tko stoji iza članaka koji nisu naši: uz svaki navodimo izvor, poveznicu na izvornik i licenciju.
source-lead = Članci iz izvora { $source }, od najnovijih.
source-homepage = Mrežne stranice izvora
source-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } članak
    [few] { NUMBER($count) } članka
   *[other] { NUMBER($count) } članaka
}

## Search
search = Pretraživanje
search-none = Nije pronađen nijedan članak.
search-meant = Jeste li mislili
search-some = Nijedan članak ne sadrži sve te riječi. Ovi sadrže neke od njih.
search-apart = Nijedan članak nema ove riječi jednu za drugom. Ovi ih imaju sve.
search-all-sections = Sve rubrike
search-all-sources = Svi izvori
search-everywhere = Na svim jezicima

## When something is missing
not-found = Stranica nije pronađena
not-found-text = Na ovoj adresi nema ničega. Poveznica je možda stara ili pogrešno upisana. Nastavite na naslovnicu ili u rubrike na vrhu.
gone = Ovaj je članak povučen
gone-text = Redakcija je povukla ovaj članak. Na ovu se adresu neće vratiti.
failed = Ovu stranicu trenutačno nije moguće prikazati
failed-text = Pogreška je na našoj strani, a ne na vašoj. Pokušajte ponovno za koji trenutak.
too-often = Previše zahtjeva
too-often-text = S vaše je mreže u kratkom vremenu stiglo vrlo mnogo zahtjeva. Pričekajte trenutak pa pokušajte ponovno.

## About
about-lead = { $site } su novine za čitatelje diljem Europe: jedne novine, na više jezika, na svakom uređaju.
about-sources = Neke članke pišemo sami, drugi dolaze iz vanjskih izvora. Uz svaki preuzeti članak navodimo izvor, poveznicu na izvornik i licenciju.
about-software = Cijele su stranice jedan program. Ništa ne učitavaju s drugih mjesta, rade bez JavaScripta i ne traže privolu jer je ništa ne zahtijeva.
about-sample = Prvi članci na novim stranicama ogledno su izdanje: stvarni događaji ispričani našim riječima, s izmišljenim izvorima na adresama koje završavaju na „.example”.

## Privacy
privacy-lead = Čitanje stranica { $site } ne ostavlja trag koji bismo mogli slijediti.
privacy-others = Nema korisničkih računa, oglasnih mreža ni usluga mjerenja posjećenosti. Nijedan zahtjev ne odlazi na druge stranice.
privacy-embeds = Kada članak prikazuje nešto s drugih stranica, na primjer videozapis, ondje je samo poveznica. Sadržaj se učitava tek na vaš zahtjev; te stranice tada dobivaju vašu IP adresu i mogu postaviti kolačiće.
privacy-cookies = Postoji samo jedan kolačić, i to samo ako na popisu jezika odaberete jezik: u njemu je godinu dana zapisan taj jezik, kako bi se stranica otvarala na njemu.
privacy-languages = Ako na svoju naslovnicu dodate jezike, i oni su zapisani u tom kolačiću, a preglednik ih pamti na vašem uređaju.
privacy-browser = Ako za vrijeme odaberete drugo mjesto, preglednik ga pamti na vašem uređaju. Uz zahtjev dobivamo naziv mjesta i ništa o vama ne pohranjujemo.
privacy-offline = Kako bi se otvarale i bez internetske veze, preglednik čuva stranice koje ste posljednje čitali. One ne napuštaju vaš uređaj; brišu se kada u pregledniku izbrišete podatke ovih web-stranica.
privacy-follow = Ako pratite teme ili izvore, preglednik ih pamti na vašem uređaju, a adresa stranice „Moje novine” ih navodi. Preglednik pamti i koju ste inačicu članka pročitali, kako bi pokazao što se otad promijenilo. Mi ne čuvamo ni jedno ni drugo.
privacy-counts = Kako bismo znali što se najviše čita, svakog čitatelja članka brojimo jednom dnevno. Kako bismo čitatelje razlikovali, neprepoznatljiv oblik adrese i preglednika čuva se u memoriji do ponoći, a zatim se odbacuje zajedno s ključem; sam brojač ne bilježi ni adresu, ni uređaj, ni osobu.
privacy-logs = Naši zapisnici bilježe što je zatraženo i koliko je trajalo, bez adresa.

## Accessibility
accessibility-lead = { $site } želi služiti svima. Slijedimo smjernice za pristupačnost mrežnog sadržaja WCAG 2.2 na razini AA.
accessibility-how = Svaka stranica ima jedan glavni naslov, imenovana područja i poveznicu za preskakanje na sadržaj. Sve funkcije rade s tipkovnicom, s uvećanim tekstom, u tamnom i svijetlom načinu te s nametnutim bojama.
accessibility-tests = Svaka se promjena automatski ispituje na svim vrstama stranica. Ispitivanje s osobama koje se služe pomoćnim tehnologijama tek predstoji.
accessibility-limits = Poznati nedostaci: grafikoni su opisani riječima, ali se njihovi podaci ne mogu čitati kao tablice.

## The sky
sky-clear = vedro
sky-fair = pretežno vedro
sky-partly_cloudy = djelomice oblačno
sky-cloudy = oblačno
sky-fog = magla
sky-light_rain = slaba kiša
sky-rain = kiša
sky-heavy_rain = jaka kiša
sky-sleet = susnježica
sky-snow = snijeg
sky-thunder = grmljavina

## Sections (the URL is made from the name)
section-world = Svijet
section-europe = Europa
section-politics = Politika
section-economy = Gospodarstvo
section-science = Znanost
section-environment = Okoliš
section-culture = Kultura
section-sport = Sport

## Places (names as CLDR has them, where it has them)
place-amsterdam = Amsterdam
place-athens = Atena
place-belgrade = Beograd
place-berlin = Berlin
place-bern = Bern
place-bratislava = Bratislava
place-brussels = Bruxelles
place-bucharest = Bukurešt
place-budapest = Budimpešta
place-chisinau = Kišinjev
place-copenhagen = Kopenhagen
place-dublin = Dublin
place-helsinki = Helsinki
place-kyiv = Kijev
place-lisbon = Lisabon
place-ljubljana = Ljubljana
place-london = London
place-luxembourg = Luksemburg
place-madrid = Madrid
place-nicosia = Nikozija
place-oslo = Oslo
place-paris = Pariz
place-podgorica = Podgorica
place-prague = Prag
place-reykjavik = Reykjavik
place-riga = Riga
place-rome = Rim
place-sarajevo = Sarajevo
place-skopje = Skoplje
place-sofia = Sofija
place-stockholm = Stockholm
place-tallinn = Tallinn
place-tirana = Tirana
place-valletta = Valletta
place-vienna = Beč
place-vilnius = Vilnius
place-warsaw = Varšava
place-zagreb = Zagreb

## Where an outside article comes from
provenance = Odakle dolazi ovaj članak
provenance-fetched = Primljeno { $date }
provenance-seen = Posljednji put viđeno kod izvora { $date }
provenance-hash = SHA-256 primljenog dokumenta
provenance-excerpt = { $source } dopušta samo ulomak; cijeli je tekst na mrežnim stranicama izvora.
provenance-canonical = Od tražilica se traži da prikazuju izvornik, a ne ovu stranicu.
provenance-date-missing = Izvor nije naveo datum; umjesto njega navedeno je vrijeme primitka.
provenance-date-future = Izvor je naveo datum u budućnosti; umjesto njega navedeno je vrijeme primitka.
provenance-date-implausible = Izvor je naveo nemoguć datum; umjesto njega navedeno je vrijeme primitka.
provenance-also = Drugi izvori istog teksta
provenance-versions = Ranije inačice
provenance-version = Inačica primljena { $date }, i što je promijenila sljedeća
original-gone = Izvornik više nije dostupan na mreži. Ovaj je tekst primljen { $date }.
open-embed = Otvori na stranicama { $name }
load-embed = Učitaj ovdje sa stranica { $name }
load-embed-note = { $name } tada dobiva vašu IP adresu i može postaviti kolačiće.
source-language = Jezik: { $language }
source-received = Posljednji put primljeno { $date }
ago-minutes = { PLURAL($count) ->
    [one] prije { $count } min
    [few] prije { $count } min
   *[other] prije { $count } min
}
ago-hours = { PLURAL($count) ->
    [one] prije { $count } h
    [few] prije { $count } h
   *[other] prije { $count } h
}
ago-days = { PLURAL($count) ->
    [one] prije { $count } dan
    [few] prije { $count } dana
   *[other] prije { $count } dana
}
