//! The integration tests: one binary, a file a subject. Each test starts what it needs and leaves nothing behind.
//!
//! | file | what is there |
//! |---|---|
//! | `test_app`, `paper`, `story` | the whole site on a free port; a paper without a server; stories as files |
//! | `fake_server` | somebody else's server, where a test waits in its own thread |
//! | `http`, `html` | a client that changes nothing, and a strict reader of our pages |
//! | `store` | the store's contract, for every back end |
//! | `postgres/` | a server for the tests, and what is true of that back end alone |
//! | `plans` | by which index the database answers what readers ask for |
//! | `made_up` | a paper of any size, to measure with |
//! | `pages/` | the table of pages; `every` holds what is true of all of them |
//! | `api`, `bad_input`, `security` | what is not a page; whatever else is asked; what browsers are told to allow |
//! | `caching`, `cdn` | what browsers and CDNs are told to keep; what a CDN is told to drop |
//! | `door/` | who is let in: connections, HTTP/2, TLS, limits, floods |
//! | `chaos/` | a database that is read-only, slow or gone, a clock that jumps, services that hang |
//! | `kept_pages` | pages that are ready to be sent: never out of date |
//! | `media/` | pictures in a bucket, and what becomes of them while the storage does not behave |
//! | `previews` | the pictures that other sites show beside links |
//! | `metrics` | figures for monitoring: their form, and who may read them |
//! | `traces` | what a collector is told of requests, and what it cannot hold up |
//! | `cli/` | the real program |
//! | `backup/` | the whole paper in one file, and a paper out of one |
//! | `slugs`, `languages` | addresses made of headlines; the sample edition in all its languages |
//! | `sample`, `catalogues`, `lockfile` | what is delivered with it |
//! | `properties` | rules tried on made-up input |
//! | `corpus/` | what the fuzzers found, file by file |
//! | `weather/` | the weather against a local service |
//! | `wordpress/` | a site that moves here, and lists of feeds |
//! | `wire/` | outside sources against a local server |

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod api;
mod backup;
mod bad_input;
mod caching;
mod catalogues;
mod cdn;
mod chaos;
mod cli;
mod corpus;
mod door;
mod fake_server;
mod feeds;
mod html;
mod http;
mod kept_pages;
mod languages;
mod lockfile;
mod made_up;
mod media;
mod metrics;
mod near;
mod news;
mod offline;
mod pages;
mod paper;
mod plans;
mod postgres;
mod previews;
mod properties;
mod sample;
mod security;
mod slugs;
mod store;
mod story;
mod test_app;
mod traces;
mod weather;
mod wire;
mod wordpress;
