//! Which ways to authenticate can a client offer for an operation?

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Auth, AuthSchemeKind, Operation, Service};

/// The ways that this generator supports, best first, as names of schemes. Ways that need an
/// unsupported scheme are left out, and it is said if none is left.
pub(super) fn of(
    service: &Service,
    operation: &Operation,
    diagnostics: &mut Diagnostics,
) -> Vec<Vec<String>> {
    let ways = operation.auth.as_ref().unwrap_or(&service.auth);
    let supported: Vec<_> = ways.iter().filter(|way| unsupported(service, way).is_none()).collect();
    if let (true, Some(way)) = (supported.is_empty(), ways.first()) {
        let what = unsupported(service, way).unwrap_or_default();
        let message = format!("operation `{}` can only be authenticated by {what}", operation.name);
        let help = "the client sends the request without credentials: add the header that the service wants \
                    to the call";
        diagnostics.push(Diagnostic::new(Code::ModelAuthUnsupported, &operation.origin, message).help(help));
    }
    supported.into_iter().map(|way| names(service, way)).collect()
}

/// The first scheme of this way that cannot be used, in words.
fn unsupported(service: &Service, way: &Auth) -> Option<String> {
    way.schemes.iter().find_map(|(name, _)| {
        let scheme = service.auth_schemes.iter().find(|scheme| scheme.name == *name);
        match scheme.map(|scheme| &scheme.kind) {
            Some(AuthSchemeKind::Unsupported(what)) => Some(format!("`{name}` ({what})")),
            Some(_) => None,
            None => Some(format!("`{name}`, which is not declared")),
        }
    })
}

/// The schemes that a request carries a proof for; a certificate is shown before there is one.
fn names(service: &Service, way: &Auth) -> Vec<String> {
    let is_shown_before = |name: &String| {
        let scheme = service.auth_schemes.iter().find(|scheme| scheme.name == *name);
        scheme.is_some_and(|scheme| scheme.kind == AuthSchemeKind::MutualTls)
    };
    way.schemes.iter().map(|(name, _)| name).filter(|name| !is_shown_before(name)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AuthScheme, Docs};
    use crate::toy::Toy;

    fn toy() -> (Toy, Operation) {
        let mut toy = Toy::new();
        for (name, kind) in
            [("key", AuthSchemeKind::Bearer), ("odd", AuthSchemeKind::Unsupported("mutual TLS".into()))]
        {
            let origin = toy.at(name);
            toy.model.service.auth_schemes.push(AuthScheme {
                name: name.into(),
                kind,
                docs: Docs::default(),
                origin,
            });
        }
        let input = toy.structure("Input", &[]);
        let operation = toy.operation("Go", input, None).clone();
        (toy, operation)
    }

    fn way(names: &[&str]) -> Auth {
        Auth { schemes: names.iter().map(|name| ((*name).into(), Vec::new())).collect() }
    }

    #[test]
    fn an_operation_without_a_word_uses_the_ways_of_the_service() {
        let (mut toy, operation) = toy();
        toy.model.service.auth = vec![way(&["key"]), way(&[])];
        let mut diagnostics = Diagnostics::default();
        let ways = of(&toy.model.service, &operation, &mut diagnostics);
        assert_eq!(ways, [vec!["key".to_owned()], vec![]]);
        assert_eq!(diagnostics, Diagnostics::default());
    }

    #[test]
    fn a_way_that_cannot_be_gone_is_left_out_silently_if_another_can() {
        let (toy, mut operation) = toy();
        operation.auth = Some(vec![way(&["key", "odd"]), way(&["key"])]);
        let mut diagnostics = Diagnostics::default();
        assert_eq!(of(&toy.model.service, &operation, &mut diagnostics), [["key"]]);
        assert_eq!(diagnostics, Diagnostics::default());
    }

    #[test]
    fn it_is_said_if_no_way_can_be_gone() {
        let (toy, mut operation) = toy();
        operation.auth = Some(vec![way(&["odd"])]);
        let mut diagnostics = Diagnostics::default();
        assert!(of(&toy.model.service, &operation, &mut diagnostics).is_empty());
        let said: Vec<_> = diagnostics.iter().map(|item| (item.code, item.message.as_str())).collect();
        let message = "operation `Go` can only be authenticated by `odd` (mutual TLS)";
        assert_eq!(said, [(Code::ModelAuthUnsupported, message)]);
    }
}
