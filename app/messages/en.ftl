# English, the reference: every other catalogue has exactly these keys and arguments; the build says which is missing.

## The frame of every page
tagline = European news, in your language
skip-to-content = Skip to content
menu = Menu
sections = Sections
front-page = Front page
languages = Languages
read-in = Read this in
# Shown beside the language's name in the switcher: this page is not translated, the link leads to the front page.
not-translated = not translated: to the front page
# A button below the list of languages, and the line under it. The sentence that follows is shown once it was pressed.
keep-language = Always open in English
keep-language-note = Your choice of language is kept in a cookie, for a year.
language-kept = From now on this site opens in English.
# On a front, below its stories: opens a list of languages to tick, and the button below that.
also-read = I also read other languages
also-save = Save
site-pages = About this site
about = About us
privacy = Privacy
accessibility = Accessibility
sources = Our sources
footer-note = Made with free software. No trackers, no third-party requests.
light-page = Light version, without pictures and scripts
whole-page = Full version of this page
saved = Saved stories
saved-lead = Stories that you save, and the last ones that you have read, stay in this browser and open without a network.
saved-list = Saved
read-list = Recently read
saved-none = Nothing is saved in this browser yet.
offline-now = There is no network at the moment, and the page that you asked for is not in your browser. This is what is there.
remove-saved = Remove
save-story = Save for later
story-saved = Saved. It opens without a network too.
save-failed = It could not be saved: there is no network, or the browser does not allow it.
take-today = Take today with me
take-today-note = Saves the stories of the front page with small pictures: about { NUMBER($megabytes) } MB.
reading = Reading settings
theme = Colours
theme-auto = As on my device
theme-light = Light
theme-dark = Dark
text-size = Text size
text-size-small = Small
text-size-normal = Normal
text-size-large = Large
text-size-larger = Very large
text-width = Line length
text-width-narrow = Short
text-width-normal = Normal
text-width-wide = Long
reading-time = { NUMBER($minutes) } min read
listen = Listen
stop-listening = Stop listening
enlarge-picture = Enlarge the picture
close = Close
changed-since-read = This article has changed since you read it.
what-changed = See what changed
changed-nothing-shown = The words shown here are the same.
new-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } new story
   *[other] { NUMBER($count) } new stories
}
article-updated = This article has just been updated.
show-update = Show the new version
breaking = Breaking news
live = Live
live-over = This live report has ended.
live-refresh = Show the latest entries
key-events = Key events
link-to-entry = Link to this entry
my-paper = My paper
my-paper-lead = Stories on the topics and from the sources that you follow, the newest first. What you follow is kept in the address of this page and in your browser, not with us.
my-paper-empty = You follow nothing yet. The page of every topic and of every source has a button for it.
my-paper-following = You follow
my-paper-feed = Feed (RSS)
my-paper-opml = List of feeds (OPML)
follow = Follow { $name }
unfollow = Stop following { $name }
follow-full = Your paper is full. Stop following something under “My paper” first.

## Date and weather
# The place's name stands alone: no case, no preposition.
weather-label = Weather: { $place }, { $temperature }, { $sky }, { $observed }
weather-observed = observed at { $time }
weather-place = Place of the weather
weather-none = no current reading

## Fronts
must-read = Must read
latest = Latest news
most-read = Most read
more-of = All stories: { $section }
no-stories = No story here yet. The first ones will appear on this page.
pages = Pages
page-number = Page { $number }
newer = Newer stories
older = Older stories
advertisement = Advertisement

## Article
published = Published
updated = Updated
by = By { $name }
source = Source
original-at = Read the original at { $source } ({ $language })
licence = Licence: { $licence }
disclaimer-outside = { $site } publishes articles from a range of outside sources, which express many points of view. This article comes from { $source }; the positions taken in it are not necessarily those of { $site }.
disclaimer-own = This article was written by the editors of { $site }.
age-months = { PLURAL($count) ->
    [one] This article is { $count } month old.
   *[other] This article is { $count } months old.
}
age-years = { PLURAL($count) ->
    [one] This article is more than { $count } year old.
   *[other] This article is more than { $count } years old.
}
topics = Topics
related = More on this subject
share = Share
copy-link = Copy link
link-copied = Link copied
copy-failed = The link could not be copied. It is in the address bar.
share-by-mail = Send by e-mail
share-with = Share with…

## Topics and sources
topic-lead = Every story on this topic, the newest first.
sources-lead = Who stands behind the articles that are not ours: each one names its source, links to the original and states its licence.
source-lead = Articles from { $source }, the newest first.
source-homepage = The source’s own site
source-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } article
   *[other] { NUMBER($count) } articles
}

## Search
search = Search
search-none = No articles were found.
# Followed by a colon and other words.
search-meant = Did you mean
search-some = No article has all of these words. These have some of them.
search-apart = No article has these words one after the other. These have all of them.
search-all-sections = All sections
search-all-sources = All sources
# A box to tick: articles of every edition are looked through; and a link to what is found there.
search-everywhere = In all languages

## When something is missing
not-found = Page not found
not-found-text = There is nothing at this address. The link may be old or mistyped. The front page and the sections above lead on.
gone = This article was withdrawn
gone-text = The editors have taken this article down. It will not come back at this address.
failed = This page cannot be shown right now
failed-text = Something went wrong on our side, not on yours. Please try again in a moment.
too-often = Too many requests
too-often-text = Very many requests have come from your network in a short time. Please wait a moment, then try again.

## About
about-lead = { $site } is a newspaper for readers across Europe: one paper, in several languages, read on any device.
about-sources = Some articles are our own, others come from outside sources. Every outside article names its source, links to the original and states its licence.
about-software = The site is one program. It loads nothing from anyone else, works without JavaScript and asks for no consent, because nothing needs one.
about-sample = The first stories on a new site are a sample edition: true events, told by us, with invented sources at addresses ending in “.example”.

## Privacy
privacy-lead = Reading { $site } leaves no trace that we could follow.
privacy-others = There are no accounts, no advertising networks and no measuring services. No request goes to another site.
privacy-embeds = Where an article shows something from another site, such as a video, only a link stands there. It is loaded when you ask for it; that site then receives your IP address and may set cookies.
privacy-cookies = There is one cookie, and only if you choose a language in the list of languages: it holds that language, for a year, so that the site opens in it.
privacy-languages = If you add languages to your front page, that cookie keeps them too, and your browser remembers them on your device.
privacy-browser = If you choose another place for the weather, your browser remembers it on your device. We receive the name of the place with the request and keep nothing about you.
privacy-offline = So that they open without a network, your browser keeps the pages that you have read last. They do not leave your device; deleting this site’s data in the browser removes them.
privacy-follow = If you follow topics or sources, your browser remembers them on your device, and the address of “My paper” names them. Your browser also remembers which version of an article you read, to show what has changed since. We keep neither.
privacy-counts = To know what is read most, we count the readers of an article once a day. To tell them apart, a scrambled form of address and browser is held in memory until midnight and then thrown away with its key; the count itself holds no address, no device and no person.
privacy-logs = Our logs record what was asked and how long it took, without addresses.

## Accessibility
accessibility-lead = { $site } is meant for everyone. We follow the Web Content Accessibility Guidelines 2.2, level AA.
accessibility-how = Every page has one main heading, named landmarks and a skip link. All functions work with the keyboard, with enlarged text, in dark and light and with forced colours.
accessibility-tests = Each change is tested by machine on every kind of page. Testing by people with assistive technology is still to be done.
accessibility-limits = What we know to be missing: charts are described in words, but their data cannot be read as tables.

## The sky
sky-clear = clear sky
sky-fair = mostly clear
sky-partly_cloudy = partly cloudy
sky-cloudy = cloudy
sky-fog = fog
sky-light_rain = light rain
sky-rain = rain
sky-heavy_rain = heavy rain
sky-sleet = sleet
sky-snow = snow
sky-thunder = thunderstorm

## Sections (the URL is made from the name)
section-world = World
section-europe = Europe
section-politics = Politics
section-economy = Economy
section-science = Science
section-environment = Environment
section-culture = Culture
section-sport = Sport

## Places (names as CLDR has them, where it has them)
place-amsterdam = Amsterdam
place-athens = Athens
place-belgrade = Belgrade
place-berlin = Berlin
place-bern = Bern
place-bratislava = Bratislava
place-brussels = Brussels
place-bucharest = Bucharest
place-budapest = Budapest
place-chisinau = Chișinău
place-copenhagen = Copenhagen
place-dublin = Dublin
place-helsinki = Helsinki
place-kyiv = Kyiv
place-lisbon = Lisbon
place-ljubljana = Ljubljana
place-london = London
place-luxembourg = Luxembourg
place-madrid = Madrid
place-nicosia = Nicosia
place-oslo = Oslo
place-paris = Paris
place-podgorica = Podgorica
place-prague = Prague
place-reykjavik = Reykjavik
place-riga = Riga
place-rome = Rome
place-sarajevo = Sarajevo
place-skopje = Skopje
place-sofia = Sofia
place-stockholm = Stockholm
place-tallinn = Tallinn
place-tirana = Tirana
place-valletta = Valletta
place-vienna = Vienna
place-vilnius = Vilnius
place-warsaw = Warsaw
place-zagreb = Zagreb

## Where an outside article comes from
provenance = Where this article comes from
provenance-fetched = Received on { $date }
provenance-seen = Last seen at the source on { $date }
provenance-hash = SHA-256 of the document received
provenance-excerpt = { $source } allows an excerpt only; the whole text is on its own site.
provenance-canonical = Search engines are asked to list the original, not this page.
provenance-date-missing = The source gave no date; the time of receipt stands for it.
provenance-date-future = The source gave a date in the future; the time of receipt stands for it.
provenance-date-implausible = The source gave a date that cannot be right; the time of receipt stands for it.
# Followed by a list of sources that sent the same text.
provenance-also = The same text also came from
provenance-versions = Earlier versions
provenance-version = Version received on { $date }, and what the next one changed
original-gone = The original is no longer online. This text was received on { $date }.
# On a card in place of a video or a post of another site; a link.
open-embed = Open on { $name }
load-embed = Load here from { $name }
load-embed-note = { $name } then receives your IP address and may set cookies.
source-language = Language: { $language }
source-received = Last received on { $date }
# How long ago something was: CLDR’s short forms, compared with its data by a test.
ago-minutes = { PLURAL($count) ->
    [one] { $count } min ago
   *[other] { $count } min ago
}
ago-hours = { PLURAL($count) ->
    [one] { $count } hr ago
   *[other] { $count } hr ago
}
ago-days = { PLURAL($count) ->
    [one] { $count } day ago
   *[other] { $count } days ago
}
