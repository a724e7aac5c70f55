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
