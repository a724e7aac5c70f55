use super::*;

#[test]
fn ninjs_1_is_read() {
    let item = entry(
        r#"{"uri": "tag:agency.example,2025:1", "type": "text", "version": "2", "versioncreated": "2025-03-19T11:00:00+01:00", "firstcreated": "2025-03-19T10:00:00+01:00",
 "embargoed": "2025-03-20T06:00:00+01:00", "pubstatus": "usable", "language": "nl", "headline": "A & B", "by": "Jan Peeters", "copyrightnotice": "© Agency", "usageterms": "No archive",
 "description_text": "Kort", "body_text": "plain", "body_xhtml": "<p>Lang</p>", "subject": [{"code": "1", "name": "Politiek"}, {"name": "Politiek"}],
 "associations": {"main": {"uri": "p", "type": "picture", "headline": "Foto", "description_text": "Een foto", "by": "Piet", "renditions": {
   "small": {"href": "https://cdn.example/s.jpg", "width": 100, "height": 50, "mimetype": "image/jpeg"},
   "large": {"href": "https://cdn.example/l.jpg", "width": 900, "height": 450, "mimetype": "image/jpeg"}}}}}"#,
    );
    assert_eq!(
        item,
        RawItem {
            guid: some("tag:agency.example,2025:1"),
            title: "A &amp; B".into(),
            summary: some("<p>Kort</p>"),
            content: some("<p>Lang</p>"),
            published: at("2025-03-19T09:00:00Z"),
            updated: at("2025-03-19T10:00:00Z"),
            authors: vec!["Jan Peeters".into()],
            lang: some("nl"),
            topics: vec!["Politiek".into()],
            pictures: vec![RawPicture {
                url: "https://cdn.example/l.jpg".into(),
                alt: some("Een foto"),
                credit: some("Piet"),
                width: Some(900),
                height: Some(450),
            }],
            rights: some("© Agency No archive"),
            embargoed_until: at("2025-03-20T05:00:00Z"),
            ..RawItem::default()
        }
    );
}

#[test]
fn ninjs_2_and_3_are_read() {
    let feed = read(
        r#"{"items": [{"uri": "urn:1", "type": "text", "contentcreated": "2025-03-19T10:00:00Z", "versioncreated": "no date", "language": "fr",
  "headlines": [{"role": "short", "value": "Court"}, {"role": "main", "value": "Titre"}],
  "descriptions": [{"contenttype": "text/plain", "value": "Résumé"}],
  "bodies": [{"role": "main", "contenttype": "text/plain", "value": "texte"}, {"role": "main", "contenttype": "text/html", "value": "<p>texte</p>"}],
  "subjects": [{"name": "Monde", "uri": "x"}], "by": "A",
  "associations": [{"name": "p", "type": "picture", "headlines": [{"value": "Photo"}], "creditline": "AFP",
    "renditions": [{"name": "a", "href": "https://cdn.example/a.jpg", "contenttype": "image/jpeg", "width": 10}, {"name": "v", "href": "https://cdn.example/a.mp4", "contenttype": "video/mp4", "width": 99}]}]},
 {"uri": "urn:2", "pubstatus": "canceled"}, {"uri": "urn:3", "type": "composite", "headline": "p"}, 5, {"uri": "urn:4", "pubstatus": "withheld", "headline": "w"}]}"#,
    )
    .unwrap();
    let first = &feed.items[0];
    assert_eq!(
        (first.title.as_str(), &first.content, &first.summary),
        ("Titre", &some("<p>texte</p>"), &some("<p>Résumé</p>"))
    );
    assert_eq!(
        (first.published, first.updated, &first.date_fault),
        (at("2025-03-19T10:00:00Z"), None, &some("no date"))
    );
    assert_eq!((first.topics[0].as_str(), first.pictures.len()), ("Monde", 1));
    assert_eq!(
        (&first.pictures[0].alt, &first.pictures[0].credit),
        (&some("Photo"), &some("AFP"))
    );
    let withdrawn: Vec<_> = feed.items[1..]
        .iter()
        .map(|item| (item.guid.as_deref(), item.withdrawn))
        .collect();
    assert_eq!(withdrawn, [(Some("urn:2"), true), (Some("urn:4"), true)]);
    let skipped: Vec<_> = feed
        .skipped
        .iter()
        .map(|skipped| (skipped.what.as_str(), skipped.reason.as_str()))
        .collect();
    assert_eq!(
        skipped,
        [("entry 4", "is no object"), ("urn:3", "is a package of other items")]
    );
}

/// As agencies send it: texts in several forms, each with the role that the agency gave it, and a picture in four sizes.
#[test]
fn the_texts_of_ninjs_2_are_told_apart_by_role_and_form() {
    let item = entry(
        r#"{"uri": "http://agency.example/text/1", "type": "text", "representationtype": "full", "version": "1", "versioncreated": "2025-03-19T11:00:00+01:00",
  "pubstatus": "usable", "copyrightholder": "Agency", "copyrightnotice": "", "usageterms": "", "language": "sv", "urgency": 3, "slugline": "färja",
  "altids": [{"role": "transref", "value": "7"}], "ednote": "Not for readers", "embargoedreason": "none",
  "headlines": [{"role": "main", "value": "Färja på grund & fast"}, {"role": "subhead", "value": "Alla i land"}],
  "descriptions": [{"role": "text", "value": "En färja har gått på grund."}],
  "bodies": [{"role": "text", "contenttype": "text/plain", "charcount": 9, "value": "plain"},
    {"role": "html5", "contenttype": "text/html", "value": "<html><head><title>t</title></head><body><h1>Färja på grund</h1><p>Brödtext</p><img src=\"https://cdn.example/s.jpg?a=1&amp;b=2\"></body></html>"},
    {"role": "agencynitf", "contenttype": "application/xml", "value": "<NITF><P>nitf</P></NITF>"}],
  "associations": [{"name": "a1", "type": "picture", "uri": "http://agency.example/image/1", "by": "Ann Ek/Agency", "representationtype": "partial",
    "descriptions": [{"role": "creditline", "value": "AGENCY"}, {"role": "writer", "value": "ae"}, {"role": "caption", "value": "Färjan vid kajen."}],
    "renditions": [
      {"name": "r0", "title": "Hires", "contenttype": "image/jpeg", "href": "https://cdn.example/h.jpg", "sizeinbytes": 10326191, "width": 4724, "height": 3149},
      {"name": "r1", "title": "Preview", "contenttype": "image/jpeg", "href": "https://cdn.example/p.jpg", "sizeinbytes": 398957, "width": 1024, "height": 683},
      {"name": "r2", "title": "Preview", "contenttype": "image/jpeg", "href": "https://cdn.example/watermark.jpg", "sizeinbytes": 398957, "width": 1024, "height": 683},
      {"name": "r3", "title": "Thumbnail", "contenttype": "image/jpeg", "href": "https://cdn.example/s.jpg?a=1&b=2", "width": 256, "height": 171},
      {"name": "r4", "title": "Caption", "contenttype": "text/xml", "href": "https://cdn.example/caption.xml"}]},
   {"name": "v1", "type": "video", "renditions": [{"href": "https://cdn.example/v.mp4", "contenttype": "video/mp4"}]}],
  "subjects": [{"name": "Sjöfart", "literal": "1", "uri": "x"}, {"literal": "no name"}], "people": [{"name": "M. Sinclair"}],
  "rightsinfo": {"langid": "x", "linkedrights": "https://agency.example/rights", "encodedrights": "{}"}}"#,
    );
    assert_eq!(
        (item.title.as_str(), &item.summary),
        ("Färja på grund &amp; fast", &some("<p>En färja har gått på grund.</p>"))
    );
    let content = item.content.unwrap();
    assert!(
        content.contains("<p>Brödtext</p><img src=\"https://cdn.example/p.jpg\">"),
        "{content}"
    );
    assert_eq!(
        item.pictures,
        [RawPicture {
            url: "https://cdn.example/p.jpg".into(),
            alt: some("Färjan vid kajen."),
            credit: some("AGENCY"),
            width: Some(1024),
            height: Some(683),
        }]
    );
    assert_eq!(
        (item.topics, item.rights),
        (vec!["Sjöfart".to_owned()], some("https://agency.example/rights"))
    );
    assert_eq!(
        (item.published, item.updated, item.authors),
        (None, at("2025-03-19T10:00:00Z"), vec![])
    );
}

/// From 3.0 on names are in camel case.
#[test]
fn ninjs_3_is_read_under_its_own_names() {
    let item = entry(
        r#"{"standard": {"name": "ninjs", "version": "3.1", "schema": "x"}, "uri": "urn:1", "type": "text", "representationType": "full", "firstCreated": "2025-03-19T10:00:00Z",
  "versionCreated": "2025-03-19T11:00:00Z", "contentCreated": "2025-03-18T10:00:00Z", "embargoedUntil": "2025-03-20T05:00:00Z", "pubStatus": "withheld", "copyrightHolder": "A",
  "copyrightNotice": "© A", "usageTerms": "No archive", "edNote": "x", "language": "en", "by": "Ann Ek", "headlines": [{"value": "Ferry aground"}],
  "descriptions": [{"contentType": "text/plain", "value": "Short"}],
  "bodies": [{"role": "main", "contentType": "text/plain", "wordCount": 1, "value": "Plain"}, {"role": "richtext", "contentType": "application/xhtml+xml", "value": "<p>Long</p>"}],
  "associations": [{"name": "p", "rel": "x", "type": "picture", "headlines": [{"value": "The ferry"}], "infoSources": [{"name": "DHA"}],
    "renditions": [{"name": "a", "href": "https://cdn.example/a.jpg", "contentType": "image/jpg", "sizeInBytes": 9, "width": 10, "height": 5}]}],
  "subjects": [{"name": "Shipping"}], "altIds": [{"role": "x", "value": "y"}], "trustIndicators": [], "rightsInfo": {"linkedRights": "https://a.example/"}}"#,
    );
    assert_eq!(
        item,
        RawItem {
            guid: some("urn:1"),
            title: "Ferry aground".into(),
            summary: some("<p>Short</p>"),
            content: some("<p>Long</p>"),
            published: at("2025-03-19T10:00:00Z"),
            updated: at("2025-03-19T11:00:00Z"),
            authors: vec!["Ann Ek".into()],
            lang: some("en"),
            topics: vec!["Shipping".into()],
            pictures: vec![RawPicture {
                url: "https://cdn.example/a.jpg".into(),
                alt: some("The ferry"),
                credit: some("DHA"),
                width: Some(10),
                height: Some(5),
            }],
            rights: some("© A No archive"),
            withdrawn: true,
            embargoed_until: at("2025-03-20T05:00:00Z"),
            ..RawItem::default()
        }
    );
}

#[test]
fn ninjs_1_names_its_texts_by_any_suffix_and_its_author_by_byline() {
    let item = entry(
        r#"{"uri": "urn:1", "type": "composite", "byline": "Ann Ek", "headline": "Ferry", "headline_short": "F", "body_text": "plain", "body_richhtml5": "<p>rich</p>",
  "body_nitf": "<nitf/>", "description_usage": "for print", "description_caption_xhtml": "<p>caption</p>", "charcount": 5, "contentcreated": "2025-03-19T10:00:00Z",
  "associations": {"a": {"type": "picture", "byline": "Bo", "description_usage": "for print", "description_caption": "A ferry", "renditions": {"main": {"href": "https://cdn.example/a.jpg", "mimetype": "image/jpg"}}}}}"#,
    );
    assert_eq!((item.title.as_str(), item.authors), ("Ferry", vec!["Ann Ek".to_owned()]));
    assert_eq!((item.content, item.summary), (some("<p>rich</p>"), some("<p>caption</p>")));
    assert_eq!(
        (&item.pictures[0].alt, &item.pictures[0].credit),
        (&some("A ferry"), &some("Bo"))
    );
    assert_eq!(item.published, at("2025-03-19T10:00:00Z"));
}

/// A photograph of 1954 is no news of 1954.
#[test]
fn when_a_picture_was_taken_is_not_when_it_was_published() {
    let picture = r#"{"uri": "urn:1", "type": "picture", "headlines": [{"value": "A ferry"}], "contentcreated": "1954-03-19T10:00:00Z", "versioncreated": "2025-03-19T10:00:00Z"}"#;
    let item = entry(picture);
    assert_eq!((item.published, item.updated), (None, at("2025-03-19T10:00:00Z")));
    let text = entry(&picture.replace("\"picture\"", "\"text\""));
    assert_eq!(text.published, at("1954-03-19T10:00:00Z"));
    let g2 = NEWS_ITEM
        .replace("ninat:text", "ninat:picture")
        .replace("<firstCreated>2025-03-19T10:00:00+01:00</firstCreated>", "")
        .replace(
            "<contentMeta>",
            "<contentMeta><contentCreated>1954-03-19T10:00:00Z</contentCreated>",
        );
    assert_eq!(entry(&g2).published, None);
    assert_eq!(
        entry(&g2.replace("ninat:picture", "ninat:text")).published,
        at("1954-03-19T10:00:00Z")
    );
}

#[test]
fn what_is_no_article_is_named_and_a_package_with_a_text_of_its_own_is_one() {
    let feed = read(
        r#"{"items": [{"uri": "urn:1", "type": "event", "headlines": [{"value": "Press conference"}]}, {"uri": "urn:2", "type": "planning", "title": "p"},
 {"uri": "urn:3", "type": "composite", "title": "p"}, {"uri": "urn:4", "type": "composite", "headline": "t", "body_text": "b"}]}"#,
    )
    .unwrap();
    assert_eq!(
        feed.items.iter().map(|item| item.guid.as_deref()).collect::<Vec<_>>(),
        [Some("urn:4")]
    );
    let skipped: Vec<_> = feed.skipped.iter().map(|skipped| skipped.reason.as_str()).collect();
    assert_eq!(
        skipped,
        [
            "is an event of a calendar, and no article",
            "is a plan of what will be reported, and no article",
            "is a package of other items"
        ]
    );
}

#[test]
fn ninjs_may_be_an_array() {
    let feed = read(r#"[{"uri": "a", "headline": "1"}, {"uri": "b", "title": "2"}]"#).unwrap();
    assert_eq!(
        feed.items.iter().map(|item| item.title.as_str()).collect::<Vec<_>>(),
        ["1", "2"]
    );
}

const NEWS_ITEM: &str = r#"<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:agency.example:20250319:1" version="3" standard="NewsML-G2" xml:lang="de">
  <rightsInfo><copyrightHolder><name>Agentur</name></copyrightHolder><copyrightNotice>© Agentur</copyrightNotice><usageTerms>Kein Archiv</usageTerms></rightsInfo>
  <itemMeta><itemClass qcode="ninat:text"/><provider qcode="x:y"/><versionCreated>2025-03-19T11:00:00+01:00</versionCreated>
    <firstCreated>2025-03-19T10:00:00+01:00</firstCreated><embargoed>2025-03-20T06:00:00+01:00</embargoed><pubStatus qcode="stat:usable"/></itemMeta>
  <contentMeta><creator><name>Agentur</name></creator><by>Von Jörg Müller</by><creditline>Agentur/Bild</creditline><language tag="de-AT"/>
    <subject qcode="medtop:1"><name xml:lang="de">Politik</name><name xml:lang="en">politics</name></subject><headline>A &lt; B</headline></contentMeta>
  <contentSet><inlineXML contenttype="application/xhtml+xml"><h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>t</h:title></h:head>
    <h:body><h:p>Text &amp; mehr</h:p></h:body></h:html></inlineXML></contentSet>
</newsItem>"#;

#[test]
fn a_newsml_g2_item_is_read() {
    assert_eq!(
        entry(NEWS_ITEM),
        RawItem {
            guid: some("urn:newsml:agency.example:20250319:1"),
            title: "A &lt; B".into(),
            content: some("<p>Text &amp; mehr</p>"),
            published: at("2025-03-19T09:00:00Z"),
            updated: at("2025-03-19T10:00:00Z"),
            authors: vec!["Von Jörg Müller".into()],
            lang: some("de-AT"),
            topics: vec!["Politik".into()],
            rights: some("© Agentur Kein Archiv"),
            embargoed_until: at("2025-03-20T05:00:00Z"),
            ..RawItem::default()
        }
    );
}

#[test]
fn a_news_message_gives_its_news_items_and_names_the_rest() {
    let item = NEWS_ITEM.replace("stat:usable", "stat:canceled");
    let picture = r#"<newsItem guid="urn:p" version="1"><itemMeta/><contentMeta><headline>Foto</headline><creditline>Jo</creditline><description role="drol:caption">Ein Haus</description></contentMeta>
      <contentSet><remoteContent href="https://cdn.example/t.jpg" contenttype="image/jpeg" width="90"/><remoteContent href="https://cdn.example/l.jpg" contenttype="image/jpeg" width="900" height="600"/></contentSet></newsItem>"#;
    let nitf = r#"<newsItem guid="urn:n" version="1"><contentMeta><headline>N</headline></contentMeta><contentSet><inlineXML><nitf><head/><body><body.head/><body.content><p>x</p></body.content></body></nitf></inlineXML></contentSet></newsItem>"#;
    let text = format!(
        "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><header><sent>2025-03-19T10:00:00Z</sent></header><itemSet>{item}\
         <packageItem guid='urn:g'><x/></packageItem>{picture}{nitf}<conceptItem guid='urn:c'/></itemSet></newsMessage>"
    );
    let feed = read(&text).unwrap();
    assert_eq!(feed.items.len(), 3);
    assert!(feed.items[0].withdrawn && !feed.items[1].withdrawn);
    let shown = RawPicture {
        url: "https://cdn.example/l.jpg".into(),
        alt: some("Ein Haus"),
        credit: some("Jo"),
        width: Some(900),
        height: Some(600),
    };
    assert_eq!(feed.items[1].pictures, [shown]);
    assert_eq!(feed.items[2].content, some("<p>x</p>"));
    let skipped: Vec<_> = feed
        .skipped
        .iter()
        .map(|skipped| (skipped.what.as_str(), skipped.reason.as_str()))
        .collect();
    assert_eq!(
        skipped,
        [("urn:g", "is a package of other items"), ("urn:c", "is no news item")]
    );
}

/// A message of an agency: a package, its text, and the picture that goes with it.
fn message(text_content: &str, picture_more: &str) -> String {
    format!(
        "<newsMessage><header><sent>2025-03-19T10:00:00Z</sent></header>\
         <itemSet><packageItem guid='urn:g'><groupSet root='r'><group id='r'><itemRef residref='urn:t'/><groupRef idref='m'/></group>\
         <group id='m'><itemRef residref='urn:p'/></group></groupSet></packageItem></itemSet>\
         <itemSet><newsItem guid='urn:t'><itemMeta><itemClass qcode='ninat:text'/><pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/usable'/></itemMeta>\
         <contentMeta><headline role='h:sub'>All safe</headline><headline>Ferry aground</headline></contentMeta><contentSet>{text_content}</contentSet></newsItem>\
         <newsItem guid='urn:p'><itemMeta><itemClass qcode='ninat:picture'/>{picture_more}</itemMeta><contentMeta><description>The ferry</description></contentMeta>\
         <contentSet><remoteContent href='https://cdn.example/h.jpg' contenttype='image/jpeg' size='6223550' width='4928' height='3280'/>\
         <remoteContent href='https://cdn.example/p.jpg' contenttype='image/jpeg' size='156675' width='1024' height='682'/>\
         <remoteContent href='https://cdn.example/s.jpg' contenttype='image/jpeg' width='256' height='171'/></contentSet></newsItem></itemSet></newsMessage>"
    )
}

#[test]
fn a_picture_that_comes_in_one_package_with_a_text_is_the_texts() {
    let text =
        "<inlineXML contenttype='text/html'><html><body><p>x</p><img src='https://cdn.example/s.jpg'/></body></html></inlineXML>";
    let feed = read(&message(text, "")).unwrap();
    let [item] = &feed.items[..] else {
        panic!("{:#?}", feed.items)
    };
    assert_eq!(
        (item.title.as_str(), &item.content),
        ("Ferry aground", &some("<p>x</p><img src=\"https://cdn.example/p.jpg\">"))
    );
    assert_eq!(
        (item.pictures[0].url.as_str(), &item.pictures[0].alt),
        ("https://cdn.example/p.jpg", &some("The ferry"))
    );
    assert_eq!(feed.skipped.len(), 1, "{:?}", feed.skipped);
    // One that is taken back is not shown at all.
    let feed = read(&message(text, "<pubStatus qcode='stat:canceled'/>")).unwrap();
    assert_eq!((feed.items.len(), feed.items[0].pictures.len()), (1, 0));
    // Without a package each is an item by itself.
    let apart = message(text, "").replace("residref='urn:p'", "residref='urn:q'");
    assert_eq!(read(&apart).unwrap().items.len(), 2);
}

#[test]
fn a_text_of_newsml_g2_may_be_packed_plain_or_in_html() {
    for (content, wanted) in [
        ("<inlineData>a &lt; b\n\nc</inlineData>", some("<p>a &lt; b</p><p>c</p>")),
        (
            "<inlineData contenttype='text/html'>&lt;p&gt;a&lt;/p&gt;</inlineData>",
            some("<p>a</p>"),
        ),
        (
            "<inlineData contenttype='application/pdf' encoding='base64'>YQ==</inlineData>",
            None,
        ),
        ("<inlineData contenttype='application/json'>{}</inlineData>", None),
        ("<inlineXML contenttype='application/nitf+xml'/>", None),
    ] {
        let feed = read(&message(content, "")).unwrap();
        assert_eq!(feed.items[0].content, wanted, "{content}");
    }
}

#[test]
fn nitf_is_read_as_html_with_its_pictures() {
    let text = "<inlineXML contenttype='application/nitf+xml'><nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'><body><body.head><hedline><hl1>t</hl1></hedline></body.head>\
        <body.content><block><p>On <chron>Monday</chron></p></block><hl2>More</hl2><bq><block><p>Said</p></block></bq>\
        <media media-type='image'><media-reference mime-type='image/jpeg' source='https://cdn.example/n.jpg' width='9'/><media-caption>Quay</media-caption><media-producer>Bo</media-producer></media>\
        <media media-type='video'><media-reference mime-type='video/mp4' source='https://cdn.example/n.mp4'/></media></body.content></body></nitf></inlineXML>";
    let feed = read(&message(text, "")).unwrap();
    assert_eq!(
        feed.items[0].content,
        some(
            "<div><p>On <chron>Monday</chron></p></div><h2>More</h2><blockquote><div><p>Said</p></div></blockquote>\
             <figure media-type=\"image\"><img mime-type=\"image/jpeg\" src=\"https://cdn.example/n.jpg\" width=\"9\"><figcaption>Quay</figcaption></figure>"
        )
    );
}

/// It ends when a later version says so.
#[test]
fn an_embargo_without_a_time_withholds_an_item() {
    let empty = NEWS_ITEM.replace("<embargoed>2025-03-20T06:00:00+01:00</embargoed>", "<embargoed/>");
    let item = entry(&empty);
    assert_eq!((item.withdrawn, item.embargoed_until, item.date_fault), (true, None, None));
}

/// Notes for editors, among them when it may be printed, and the headline once more.
#[test]
fn the_head_of_a_page_of_newsml_g2_is_no_part_of_its_text() {
    let text = "<inlineXML contenttype='application/xhtml+xml'><html xmlns='http://www.w3.org/1999/xhtml'><body><header><strong>Not before noon</strong><h1>t</h1></header>\
        <section><p>x</p></section></body></html></inlineXML>";
    assert_eq!(
        read(&message(text, "")).unwrap().items[0].content,
        some("<section><p>x</p></section>")
    );
}
