# Maltese.

## The frame of every page
tagline = Aħbarijiet mill-Ewropa, bil-lingwa tiegħek
skip-to-content = Mur għall-kontenut
menu = Menu
sections = Taqsimiet
front-page = L-ewwel paġna
languages = Lingwi
read-in = Aqra b’lingwa oħra:
not-translated = mhux tradott: għall-ewwel paġna
keep-language = Iftaħ dejjem bil-Malti
keep-language-note = L-għażla tal-lingwa tinżamm f’cookie għal sena.
language-kept = Minn issa ’l quddiem dan is-sit jinfetaħ bil-Malti.
also-read = Naqra lingwi oħra wkoll
also-save = Issejvja
site-pages = Dwar dan is-sit
about = Dwarna
privacy = Privatezza
accessibility = Aċċessibbiltà
sources = Is-sorsi tagħna
footer-note = Magħmul b’softwer ħieles. Mingħajr traċċar, mingħajr talbiet lil terzi.
light-page = Verżjoni ħafifa, mingħajr stampi u skripts
whole-page = Il-verżjoni sħiħa ta’ din il-paġna
saved = Artikli ssejvjati
saved-lead = L-artikli li tissejvja, u l-aħħar li qrajt, jibqgħu f’dan il-browser u jinfetħu mingħajr konnessjoni.
saved-list = Issejvjati
read-list = Moqrija dan l-aħħar
saved-none = Għad m’hemm xejn issejvjat f’dan il-browser.
offline-now = Bħalissa m’hemmx konnessjoni, u l-paġna li tlabt mhijiex fil-browser tiegħek. Dan hu dak li hemm fih.
remove-saved = Neħħi
save-story = Issejvja għal aktar tard
story-saved = Issejvjat. Jinfetaħ ukoll mingħajr konnessjoni.
save-failed = Ma setax jiġi ssejvjat: m’hemmx konnessjoni, jew il-browser ma jippermettihx.
take-today = Ħu l-ħarġa tal-lum miegħek
take-today-note = Jissejvja l-artikli tal-ewwel paġna bi stampi żgħar: madwar { NUMBER($megabytes) } MB.
reading = Preferenzi tal-qari
theme = Kuluri
theme-auto = Bħal fuq l-apparat
theme-light = Ċari
theme-dark = Skuri
text-size = Daqs tat-test
text-size-small = Żgħir
text-size-normal = Normali
text-size-large = Kbir
text-size-larger = Kbir ħafna
text-width = Tul tal-linji
text-width-narrow = Qosra
text-width-normal = Normali
text-width-wide = Twal
reading-time = { NUMBER($minutes) } min. qari
listen = Isma’
stop-listening = Waqqaf is-smigħ
enlarge-picture = Kabbar l-istampa
close = Agħlaq
changed-since-read = Dan l-artiklu nbidel minn meta qrajtu.
what-changed = Ara x’inbidel
changed-nothing-shown = Il-kliem li jidher hawn huwa l-istess.
new-stories = { PLURAL($count) ->
    [one] artiklu wieħed ġdid
    [two] żewġ artikli ġodda
    [few] { NUMBER($count) } artikli ġodda
    [many] { NUMBER($count) }-il artiklu ġdid
   *[other] { NUMBER($count) } artiklu ġdid
}
article-updated = Dan l-artiklu għadu kif ġie aġġornat.
show-update = Uri l-verżjoni l-ġdida
breaking = Aħbar tal-aħħar
live = Dirett
live-over = Dan ir-rapport dirett intemm.
live-refresh = Uri l-aħħar aġġornamenti
key-events = Ġrajjiet ewlenin
link-to-entry = Link għal dan l-aġġornament
my-paper = Il-gazzetta tiegħi
my-paper-lead = Artikli dwar is-suġġetti u mis-sorsi li ssegwi, l-aktar riċenti l-ewwel. Dak li ssegwi jinżamm fl-indirizz ta’ din il-paġna u fil-browser tiegħek, mhux għandna.
my-paper-empty = Għadek ma ssegwi xejn. Fil-paġna ta’ kull suġġett u ta’ kull sors hemm buttuna għal dan.
my-paper-following = Issegwi
my-paper-feed = Feed (RSS)
my-paper-opml = Lista ta’ feeds (OPML)
follow = Segwi: { $name }
unfollow = Tibqax issegwi: { $name }
follow-full = Il-gazzetta tiegħek mimlija. L-ewwel ieqaf milli ssegwi xi suġġett jew sors fil-paġna “Il-gazzetta tiegħi”.

## Date and weather
weather-label = It-temp: { $place }, { $temperature }, { $sky }, { $observed }
weather-observed = ħin tal-kejl { $time }
weather-place = Belt għat-temp
weather-none = m’hemmx kejl riċenti

## Fronts
must-read = Tajjeb li taqra
latest = L-aħħar aħbarijiet
most-read = L-aktar moqrija
more-of = L-artikli kollha: { $section }
no-stories = Għad m’hawnx artikli. L-ewwel artikli se jidhru f’din il-paġna.
pages = Paġni
page-number = Paġna { $number }
newer = Artikli aktar riċenti
older = Artikli eqdem
advertisement = Reklam

## Article
published = Ippubblikat:
updated = Aġġornat:
by = Minn { $name }
source = Sors
original-at = Aqra l-oriġinal: { $source } ({ $language })
licence = Liċenzja: { $licence }
disclaimer-outside = { $site }: nippubblikaw artikli minn bosta sorsi esterni, li jesprimu fehmiet differenti. Is-sors ta’ dan l-artiklu: { $source }. Il-pożizzjonijiet espressi fih mhumiex neċessarjament dawk tal-bord editorjali.
disclaimer-own = Dan l-artiklu nkiteb mill-bord editorjali tal-gazzetta { $site }.
age-months = { PLURAL($count) ->
    [one] Dan l-artiklu ġie ppubblikat xahar ilu.
    [two] Dan l-artiklu ġie ppubblikat xahrejn ilu.
    [few] Dan l-artiklu ġie ppubblikat { $count } xhur ilu.
    [many] Dan l-artiklu ġie ppubblikat { $count }-il xahar ilu.
   *[other] Dan l-artiklu ġie ppubblikat { $count } xahar ilu.
}
age-years = { PLURAL($count) ->
    [one] Dan l-artiklu ġie ppubblikat aktar minn sena ilu.
    [two] Dan l-artiklu ġie ppubblikat aktar minn sentejn ilu.
    [few] Dan l-artiklu ġie ppubblikat aktar minn { $count } snin ilu.
    [many] Dan l-artiklu ġie ppubblikat aktar minn { $count }-il sena ilu.
   *[other] Dan l-artiklu ġie ppubblikat aktar minn { $count } sena ilu.
}
topics = Suġġetti
related = Aktar dwar dan is-suġġett
share = Aqsam
copy-link = Ikkopja l-link
link-copied = Il-link ġie kkopjat
copy-failed = Il-link ma setax jiġi kkopjat. Issibu fil-linja tal-indirizz.
share-by-mail = Ibgħat bl-email
share-with = Aqsam permezz ta’…

## Topics and sources
topic-lead = L-artikli kollha dwar dan is-suġġett, l-aktar riċenti l-ewwel.
sources-lead = Min hemm wara l-artikli li mhumiex tagħna: ma’ kull wieħed nagħtu s-sors, link għall-oriġinal u l-liċenzja.
source-lead = Artikli mis-sors { $source }, l-aktar riċenti l-ewwel.
source-homepage = Is-sit tas-sors
source-stories = { PLURAL($count) ->
    [one] artiklu wieħed
    [two] żewġ artikli
    [few] { NUMBER($count) } artikli
    [many] { NUMBER($count) }-il artiklu
   *[other] { NUMBER($count) } artiklu
}

## Search
search = Fittex
search-none = Ma nstab l-ebda artiklu.
search-meant = Forsi ridt tgħid
search-some = L-ebda artiklu ma fih dan il-kliem kollu. Dawn fihom ftit minnu.
search-apart = L-ebda artiklu m’għandu dan il-kliem wara xulxin. Dawn fihom kollu.
search-all-sections = It-taqsimiet kollha
search-all-sources = Is-sorsi kollha
search-everywhere = Bil-lingwi kollha

## When something is missing
not-found = Il-paġna ma nstabitx
not-found-text = M’hemm xejn f’dan l-indirizz. Il-link jista’ jkun antik jew miktub ħażin. Kompli fl-ewwel paġna jew fit-taqsimiet ta’ hawn fuq.
gone = Dan l-artiklu ġie rtirat
gone-text = Il-bord editorjali rtira dan l-artiklu. Mhux se jerġa’ jidher f’dan l-indirizz.
failed = Din il-paġna bħalissa ma tistax tintwera
failed-text = L-iżball huwa tagħna, mhux tiegħek. Jekk jogħġbok erġa’ pprova ftit ieħor.
too-often = Wisq talbiet
too-often-text = Min-netwerk tiegħek waslu ħafna talbiet fi żmien qasir. Jekk jogħġbok stenna ftit u mbagħad erġa’ pprova.

## About
about-lead = { $site }: gazzetta għall-qarrejja madwar l-Ewropa kollha, b’diversi lingwi, fuq kull apparat.
about-sources = Xi artikli huma tagħna, oħrajn ġejjin minn sorsi esterni. Ma’ kull artiklu estern nagħtu s-sors, link għall-oriġinal u l-liċenzja.
about-software = Is-sit huwa programm wieħed. Ma jgħabbi xejn minn bnadi oħra, jaħdem mingħajr JavaScript u ma jitlobx kunsens, għax xejn ma jeħtieġu.
about-sample = L-ewwel artikli f’sit ġdid huma edizzjoni ta’ prova: ġrajjiet veri, rakkontati minna, b’sorsi ivvintati f’indirizzi li jispiċċaw bi “.example”.

## Privacy
privacy-lead = { $site }: il-qari ma jħalli ebda traċċa li nistgħu nsegwu.
privacy-others = M’hawnx kontijiet tal-utenti, netwerks tar-reklamar jew servizzi tal-kejl. L-ebda talba ma tmur għand sit ieħor.
privacy-embeds = Meta artiklu juri xi ħaġa minn sit ieħor, bħal filmat, ikun hemm biss link. Il-kontenut jittella’ biss meta titolbu inti; dak is-sit imbagħad jirċievi l-indirizz IP tiegħek u jista’ jissejvja cookies.
privacy-cookies = Hemm cookie wieħed biss, u dan biss jekk tagħżel lingwa mil-lista tal-lingwi: fih tinżamm dik il-lingwa għal sena, biex is-sit jinfetaħ biha.
privacy-languages = Jekk iżżid lingwi mal-ewwel paġna tiegħek, dak il-cookie jżommhom ukoll, u l-browser jiftakarhom fuq l-apparat tiegħek.
privacy-browser = Jekk tagħżel belt oħra għat-temp, il-browser jiftakarha fuq l-apparat tiegħek. Mat-talba nirċievu isem il-belt u ma nżommu xejn dwarek.
privacy-offline = Biex jinfetħu mingħajr konnessjoni, il-browser iżomm l-aħħar paġni li qrajt. Ma joħorġux mill-apparat tiegħek; jekk tħassar id-data ta’ dan is-sit fil-browser, jitħassru huma wkoll.
privacy-follow = Jekk issegwi suġġetti jew sorsi, il-browser jiftakarhom fuq l-apparat tiegħek, u l-indirizz ta’ “Il-gazzetta tiegħi” jsemmihom. Il-browser jiftakar ukoll liema verżjoni ta’ artiklu qrajt, biex juri x’inbidel minn dakinhar. Aħna ma nżommu la waħda u lanqas l-oħra.
privacy-counts = Biex inkunu nafu x’inhu l-aktar moqri, ngħoddu kull qarrej ta’ artiklu darba kuljum. Biex nagħrfu l-qarrejja minn xulxin, forma li ma tingħarafx tal-indirizz u tal-browser tinżamm fil-memorja sa nofsillejl u mbagħad titħassar flimkien maċ-ċavetta tagħha; l-għadd innifsu ma fih la indirizz, la apparat u lanqas persuna.
privacy-logs = Ir-reġistri tagħna jniżżlu x’intalab u kemm ħa żmien, mingħajr indirizzi.

## Accessibility
accessibility-lead = { $site }: gazzetta għal kulħadd. Insegwu l-Linji Gwida dwar l-Aċċessibbiltà tal-Kontenut tal-Web WCAG 2.2, livell AA.
accessibility-how = Kull paġna għandha titlu ewlieni wieħed, partijiet b’isimhom u link biex taqbeż għall-kontenut. Il-funzjonijiet kollha jaħdmu bit-tastiera, b’test imkabbar, bi sfond skur jew ċar u b’kuluri sfurzati.
accessibility-tests = Kull bidla tiġi ttestjata awtomatikament fuq kull tip ta’ paġna. L-ittestjar minn persuni li jużaw teknoloġija assistiva għad irid isir.
accessibility-limits = Nuqqasijiet magħrufa: iċ-ċarts huma deskritti bil-kliem, iżda d-data tagħhom ma tistax tinqara bħala tabelli.

## The sky
sky-clear = sema ċar
sky-fair = sema kważi ċar
sky-partly_cloudy = parzjalment imsaħħab
sky-cloudy = imsaħħab
sky-fog = ċpar
sky-light_rain = xita ħafifa
sky-rain = xita
sky-heavy_rain = xita qawwija
sky-sleet = xita u borra
sky-snow = borra
sky-thunder = maltempata bir-ragħad

## Sections (the URL is made from the name)
section-world = Dinja
section-europe = Ewropa
section-politics = Politika
section-economy = Ekonomija
section-science = Xjenza
section-environment = Ambjent
section-culture = Kultura
section-sport = Sport

## Places (names as CLDR has them, where it has them)
place-amsterdam = Amsterdam
place-athens = Ateni
place-belgrade = Belgrad
place-berlin = Berlin
place-bern = Berna
place-bratislava = Bratislava
place-brussels = Brussell
place-bucharest = Bukarest
place-budapest = Budapest
place-chisinau = Chișinău
place-copenhagen = Kopenħagen
place-dublin = Dublin
place-helsinki = Ħelsinki
place-kyiv = Kyiv
place-lisbon = Liżbona
place-ljubljana = Ljubljana
place-london = Londra
place-luxembourg = Lussemburgu
place-madrid = Madrid
place-nicosia = Nikosija
place-oslo = Oslo
place-paris = Pariġi
place-podgorica = Podgorica
place-prague = Praga
place-reykjavik = Reykjavik
place-riga = Riga
place-rome = Ruma
place-sarajevo = Sarajevo
place-skopje = Skopje
place-sofia = Sofija
place-stockholm = Stokkolma
place-tallinn = Tallinn
place-tirana = Tirana
place-valletta = Valletta
place-vienna = Vjenna
place-vilnius = Vilnius
place-warsaw = Varsavja
place-zagreb = Zagreb

## Where an outside article comes from
provenance = Minn fejn ġej dan l-artiklu
provenance-fetched = Riċevut: { $date }
provenance-seen = L-aħħar darba li deher għand is-sors: { $date }
provenance-hash = SHA-256 tad-dokument riċevut
provenance-excerpt = Is-sors { $source } jippermetti biss silta; it-test sħiħ jinsab fis-sit tiegħu.
provenance-canonical = Il-magni tat-tiftix jintalbu juru l-oriġinal u mhux din il-paġna.
provenance-date-missing = Is-sors ma tax data; minflokha hemm il-ħin meta wasal it-test.
provenance-date-future = Is-sors ta data fil-futur; minflokha hemm il-ħin meta wasal it-test.
provenance-date-implausible = Is-sors ta data li ma tistax tkun tajba; minflokha hemm il-ħin meta wasal it-test.
provenance-also = Sorsi oħra tal-istess test
provenance-versions = Verżjonijiet preċedenti
provenance-version = Verżjoni riċevuta ({ $date }) u x’bidlet dik ta’ wara
original-gone = L-oriġinal m’għadux online. Dan it-test wasal: { $date }.
open-embed = Iftaħ fuq { $name }
load-embed = Tella’ hawn minn { $name }
load-embed-note = { $name } imbagħad jirċievi l-indirizz IP tiegħek u jista’ jissejvja cookies.
source-language = Lingwa: { $language }
source-received = L-aħħar darba riċevut: { $date }
ago-minutes = { PLURAL($count) ->
    [one] min. ilu
    [two] { $count } min. ilu
    [few] { $count } min. ilu
    [many] { $count }-il min. ilu
   *[other] { $count } min. ilu
}
ago-hours = { PLURAL($count) ->
    [one] siegħa ilu
    [two] sagħtejn ilu
    [few] { $count } sigħat ilu
    [many] { $count }-il siegħa ilu
   *[other] { $count } siegħa ilu
}
ago-days = { PLURAL($count) ->
    [one] ġurnata ilu
    [two] jumejn ilu
    [few] { $count } ġranet ilu
    [many] { $count }-il ġurnata ilu
   *[other] { $count } ġurnata ilu
}
