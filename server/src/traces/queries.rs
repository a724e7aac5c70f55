//! Queries of the database by the names of the functions that ask them.

/// What a function of the store is called, by the type of an item `here` inside it.
pub(crate) fn name_of<T>(_: T) -> &'static str {
    named(std::any::type_name::<T>())
}

fn named(item: &'static str) -> &'static str {
    // Asynchronous functions are closures.
    let is_named = |part: &&str| !part.starts_with('{') && *part != "here";
    item.rsplit("::").find(is_named).unwrap_or(item)
}

/// A query of a system (as OpenTelemetry names it) as a span, where it is part of a trace.
macro_rules! query_span {
    ($system:literal) => {
        tracing::info_span!(
            target: $crate::traces::TARGET,
            $crate::traces::QUERY,
            otel.kind = "client",
            db.system.name = $system,
            otel.name = {
                fn here() {}
                $crate::traces::queries::name_of(here)
            },
        )
    };
}

pub(crate) use query_span;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_called_as_its_function() {
        for item in [
            "server::store::articles::<impl server::store::Store>::find_article::{{closure}}::{{closure}}::here",
            "server::store::Store::find_article::here",
            "server::store::Store::find_article::{closure#0}::here",
        ] {
            assert_eq!(named(item), "find_article");
        }
    }
}
