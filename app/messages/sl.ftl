# Slovenian.

## The frame of every page
tagline = Evropske novice v vašem jeziku
skip-to-content = Na vsebino
menu = Meni
sections = Rubrike
front-page = Naslovnica
languages = Jeziki
read-in = Preberite v drugem jeziku:
not-translated = ni prevedeno: na naslovnico
keep-language = Vedno odpri v slovenščini
keep-language-note = Vaša izbira jezika se eno leto hrani v piškotku.
language-kept = Odslej se to spletno mesto odpira v slovenščini.
also-read = Berem tudi v drugih jezikih
also-save = Shrani
site-pages = O tem spletnem mestu
about = O nas
privacy = Zasebnost
accessibility = Dostopnost
sources = Naši viri
footer-note = Narejeno s prostim programjem. Brez sledilnikov, brez povezav s tujimi strežniki.
light-page = Lahka različica brez slik in skriptov
whole-page = Polna različica te strani
saved = Shranjeni članki
saved-lead = Članki, ki jih shranite, in tisti, ki ste jih nazadnje prebrali, ostanejo v tem brskalniku in se odprejo tudi brez internetne povezave.
saved-list = Shranjeno
read-list = Nedavno prebrano
saved-none = V tem brskalniku še ni nič shranjeno.
offline-now = Trenutno ni internetne povezave, strani, ki ste jo želeli odpreti, pa ni v vašem brskalniku. V njem je na voljo naslednje.
remove-saved = Odstrani
save-story = Shrani za pozneje
story-saved = Shranjeno. Odpre se tudi brez internetne povezave.
save-failed = Shranjevanje ni uspelo: ni internetne povezave ali pa brskalnik tega ne dovoli.
take-today = Vzemi današnjo izdajo s seboj
take-today-note = Shrani članke z naslovnice z majhnimi slikami: približno { NUMBER($megabytes) } MB.
reading = Nastavitve branja
theme = Barve
theme-auto = Kot v napravi
theme-light = Svetle
theme-dark = Temne
text-size = Velikost besedila
text-size-small = Majhna
text-size-normal = Običajna
text-size-large = Velika
text-size-larger = Zelo velika
text-width = Dolžina vrstic
text-width-narrow = Kratke
text-width-normal = Običajne
text-width-wide = Dolge
reading-time = Čas branja: { NUMBER($minutes) } min.
listen = Poslušaj
stop-listening = Ustavi poslušanje
enlarge-picture = Povečaj sliko
close = Zapri
changed-since-read = Ta članek se je spremenil, odkar ste ga prebrali.
what-changed = Poglej, kaj se je spremenilo
changed-nothing-shown = Tukaj prikazane besede so enake.
new-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } nov članek
    [two] { NUMBER($count) } nova članka
    [few] { NUMBER($count) } novi članki
   *[other] { NUMBER($count) } novih člankov
}
article-updated = Ta članek je bil pravkar posodobljen.
show-update = Prikaži novo različico
breaking = Izredna novica
live = V živo
live-over = To poročanje v živo se je končalo.
live-refresh = Prikaži najnovejše objave
key-events = Ključni dogodki
link-to-entry = Povezava do te objave
my-paper = Moj časnik
my-paper-lead = Članki o temah in iz virov, ki jim sledite, najnovejši najprej. Čemu sledite, je zapisano v naslovu te strani in v vašem brskalniku, ne pri nas.
my-paper-empty = Ničemur še ne sledite. Na strani vsake teme in vsakega vira je za to gumb.
my-paper-following = Vaše teme in viri
my-paper-feed = Kanal (RSS)
my-paper-opml = Seznam kanalov (OPML)
follow = Sledi: { $name }
unfollow = Ne sledi več: { $name }
follow-full = Vaš časnik je poln. Najprej na strani »Moj časnik« prenehajte slediti kaki temi ali viru.

## Date and weather
weather-label = Vreme: { $place }, { $temperature }, { $sky }, { $observed }
weather-observed = izmerjeno ob { $time }
weather-place = Kraj za prikaz vremena
weather-none = ni trenutnega podatka

## Fronts
must-read = Ne spreglejte
latest = Najnovejše
most-read = Najbolj brano
more-of = Vsi članki: { $section }
no-stories = Tu še ni člankov. Prvi bodo objavljeni na tej strani.
pages = Strani
page-number = Stran { $number }
newer = Novejši članki
older = Starejši članki
advertisement = Oglas

## Article
published = Objavljeno:
updated = Posodobljeno:
by = Piše: { $name }
source = Vir
original-at = Preberite izvirnik: { $source } ({ $language })
licence = Licenca: { $licence }
disclaimer-outside = { $site } objavlja članke iz različnih zunanjih virov, ki izražajo različne poglede. Vir tega članka: { $source }. Stališča v članku niso nujno stališča uredništva.
disclaimer-own = Članek je pripravilo uredništvo časnika { $site }.
age-months = { PLURAL($count) ->
    [one] Ta članek je star { $count } mesec.
    [two] Ta članek je star { $count } meseca.
    [few] Ta članek je star { $count } mesece.
   *[other] Ta članek je star { $count } mesecev.
}
age-years = { PLURAL($count) ->
    [one] Ta članek je star več kot { $count } leto.
    [two] Ta članek je star več kot { $count } leti.
    [few] Ta članek je star več kot { $count } leta.
   *[other] Ta članek je star več kot { $count } let.
}
topics = Teme
related = Več o tej temi
share = Deli
copy-link = Kopiraj povezavo
link-copied = Povezava je kopirana
copy-failed = Povezave ni bilo mogoče kopirati. Najdete jo v naslovni vrstici.
share-by-mail = Pošlji po e-pošti
share-with = Deli prek …

## Topics and sources
topic-lead = Vsi članki o tej temi, najnovejši najprej.
sources-lead = Kdo stoji za članki, ki niso naši: pri vsakem navajamo vir, povezavo do izvirnika in licenco.
source-lead = Članki iz vira { $source }, najnovejši najprej.
source-homepage = Spletno mesto vira
source-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } članek
    [two] { NUMBER($count) } članka
    [few] { NUMBER($count) } članki
   *[other] { NUMBER($count) } člankov
}

## Search
search = Iskanje
search-none = Ni najdenih člankov.
search-meant = Ste morda mislili
search-some = Noben članek ne vsebuje vseh teh besed. Ti vsebujejo nekatere izmed njih.
search-apart = Noben članek nima teh besed zaporedoma. Ti imajo vse.
search-all-sections = Vse rubrike
search-all-sources = Vsi viri
search-everywhere = V vseh jezikih

## When something is missing
not-found = Strani ni mogoče najti
not-found-text = Na tem naslovu ni ničesar. Povezava je morda stara ali napačno zapisana. Nadaljujte na naslovnici ali v rubrikah zgoraj.
gone = Ta članek je umaknjen
gone-text = Uredništvo je ta članek umaknilo. Na tem naslovu ne bo več objavljen.
failed = Te strani trenutno ni mogoče prikazati
failed-text = Napaka je na naši strani, ne na vaši. Poskusite znova čez nekaj trenutkov.
too-often = Preveč zahtevkov
too-often-text = Iz vašega omrežja je v kratkem času prišlo zelo veliko zahtevkov. Počakajte trenutek in nato poskusite znova.

## About
about-lead = { $site } je časnik za bralce po vsej Evropi: en časnik, v več jezikih, na vsaki napravi.
about-sources = Nekatere članke pišemo sami, drugi prihajajo iz zunanjih virov. Pri vsakem zunanjem članku navajamo vir, povezavo do izvirnika in licenco.
about-software = Spletno mesto je en sam program. Od drugod ne nalaga ničesar, deluje brez JavaScripta in ne prosi za soglasje, ker ga nič ne zahteva.
about-sample = Prvi članki na novem spletnem mestu so vzorčna izdaja: resnični dogodki v naših besedah, z izmišljenimi viri na naslovih s končnico ».example«.

## Privacy
privacy-lead = Branje časnika { $site } ne pušča sledi, ki bi jim lahko sledili.
privacy-others = Ni uporabniških računov, oglaševalskih omrežij in merilnih storitev. Noben zahtevek ne gre na drugo spletno mesto.
privacy-embeds = Kadar članek prikazuje nekaj z drugega spletnega mesta, na primer video, je tam samo povezava. Vsebina se naloži šele na vašo zahtevo; tisto spletno mesto nato prejme vaš naslov IP in lahko shrani piškotke.
privacy-cookies = Piškotek je en sam, in še ta le, če na seznamu jezikov izberete jezik: v njem je eno leto zapisan ta jezik, da se spletno mesto odpira v njem.
privacy-languages = Če na svojo naslovnico dodate jezike, so v tem piškotku zapisani tudi ti, brskalnik pa si jih zapomni v vaši napravi.
privacy-browser = Če za vreme izberete drug kraj, si ga brskalnik zapomni v vaši napravi. Z zahtevkom prejmemo ime kraja, o vas pa ne shranimo ničesar.
privacy-offline = Da se odprejo tudi brez internetne povezave, brskalnik hrani strani, ki ste jih nazadnje prebrali. Vaše naprave ne zapustijo; če v brskalniku izbrišete podatke tega spletnega mesta, se izbrišejo tudi te strani.
privacy-follow = Če sledite temam ali virom, si jih brskalnik zapomni v vaši napravi, naslov strani »Moj časnik« pa jih vsebuje. Brskalnik si zapomni tudi, katero različico članka ste prebrali, da pokaže, kaj se je odtlej spremenilo. Mi ne hranimo ne enega ne drugega.
privacy-counts = Da bi vedeli, kaj je najbolj brano, vsakega bralca članka štejemo enkrat na dan. Da bralce ločimo med seboj, do polnoči v pomnilniku hranimo neprepoznavno obliko naslova in brskalnika, nato pa jo zavržemo skupaj s ključem; pri samem štetju ne zabeležimo ne naslova ne naprave ne osebe.
privacy-logs = Dnevniki strežnika beležijo, kaj je bilo zahtevano in koliko časa je trajalo, brez naslovov.

## Accessibility
accessibility-lead = { $site } želi služiti vsem. Upoštevamo smernice za dostopnost spletnih vsebin WCAG 2.2 na ravni AA.
accessibility-how = Vsaka stran ima en glavni naslov, poimenovana območja in povezavo za preskok na vsebino. Vse funkcije delujejo s tipkovnico, s povečanim besedilom, v temnem in svetlem načinu ter z vsiljenimi barvami.
accessibility-tests = Vsako spremembo samodejno preizkusimo na vseh vrstah strani. Preizkus z uporabniki podpornih tehnologij nas še čaka.
accessibility-limits = Znane pomanjkljivosti: grafikoni so opisani z besedami, njihovih podatkov pa ni mogoče brati kot preglednice.

## The sky
sky-clear = jasno
sky-fair = pretežno jasno
sky-partly_cloudy = delno oblačno
sky-cloudy = oblačno
sky-fog = megla
sky-light_rain = rahel dež
sky-rain = dež
sky-heavy_rain = močan dež
sky-sleet = dež s snegom
sky-snow = sneg
sky-thunder = nevihta

## Sections (the URL is made from the name)
section-world = Svet
section-europe = Evropa
section-politics = Politika
section-economy = Gospodarstvo
section-science = Znanost
section-environment = Okolje
section-culture = Kultura
section-sport = Šport

## Places (names as CLDR has them, where it has them)
place-amsterdam = Amsterdam
place-athens = Atene
place-belgrade = Beograd
place-berlin = Berlin
place-bern = Bern
place-bratislava = Bratislava
place-brussels = Bruselj
place-bucharest = Bukarešta
place-budapest = Budimpešta
place-chisinau = Kišinjev
place-copenhagen = København
place-dublin = Dublin
place-helsinki = Helsinki
place-kyiv = Kijev
place-lisbon = Lizbona
place-ljubljana = Ljubljana
place-london = London
place-luxembourg = Luksemburg
place-madrid = Madrid
place-nicosia = Nikozija
place-oslo = Oslo
place-paris = Pariz
place-podgorica = Podgorica
place-prague = Praga
place-reykjavik = Reykjavik
place-riga = Riga
place-rome = Rim
place-sarajevo = Sarajevo
place-skopje = Skopje
place-sofia = Sofija
place-stockholm = Stockholm
place-tallinn = Talin
place-tirana = Tirana
place-valletta = Valletta
place-vienna = Dunaj
place-vilnius = Vilna
place-warsaw = Varšava
place-zagreb = Zagreb

## Where an outside article comes from
provenance = Od kod prihaja ta članek
provenance-fetched = Prejeto: { $date }
provenance-seen = Nazadnje videno pri viru: { $date }
provenance-hash = SHA-256 prejetega dokumenta
provenance-excerpt = { $source } dovoljuje le odlomek; celotno besedilo je na spletnem mestu vira.
provenance-canonical = Iskalniki so naprošeni, naj navajajo izvirnik in ne te strani.
provenance-date-missing = Vir ni navedel datuma; namesto njega je naveden čas prejema.
provenance-date-future = Vir je navedel datum v prihodnosti; namesto njega je naveden čas prejema.
provenance-date-implausible = Vir je navedel nemogoč datum; namesto njega je naveden čas prejema.
provenance-also = Drugi viri istega besedila
provenance-versions = Prejšnje različice
provenance-version = Prejeta različica ({ $date }) in kaj je spremenila naslednja
original-gone = Izvirnika ni več na spletu. Čas prejema tega besedila: { $date }.
open-embed = Odpri na spletnem mestu { $name }
load-embed = Naloži tukaj s spletnega mesta { $name }
load-embed-note = { $name } nato prejme vaš naslov IP in lahko shrani piškotke.
source-language = Jezik: { $language }
source-received = Nazadnje prejeto: { $date }
ago-minutes = { PLURAL($count) ->
    [one] pred { $count } min.
    [two] pred { $count } min.
    [few] pred { $count } min.
   *[other] pred { $count } min.
}
ago-hours = { PLURAL($count) ->
    [one] pred { $count } uro
    [two] pred { $count } urama
    [few] pred { $count } urami
   *[other] pred { $count } urami
}
ago-days = { PLURAL($count) ->
    [one] pred { $count } dnevom
    [two] pred { $count } dnevoma
    [few] pred { $count } dnevi
   *[other] pred { $count } dnevi
}
