//! Webhooks and callbacks: what the service sends, as far as a client can read it.
//!
//! Of each request its body counts. Whoever receives one has a server of its own, which knows about
//! paths, headers and keys, and says how it answers. A webhook is called as the document calls it, a
//! callback after its operation and its own name; what an item describes by several methods has the
//! method in its name.

use indexmap::IndexSet;
use openapiv3::RequestBody;
use serde_json::{Map, Value, json};

use super::body::{Chosen, Kind, rank};
use super::dialect;
use super::lowering::Lowering;
use super::names::pascal;
use super::operation::{METHODS, NOT_SELECTED};
use super::service::{Content, content};
use crate::model::{
    Deprecation, Docs, Member, Notification, NotificationKind, Notifications, Operation, Presence, Scalar,
    ShapeId, ShapeKind, UnionShape, Variant,
};
use crate::select::Candidate;
use crate::source::Origin;

impl Lowering<'_> {
    /// All that is sent on the service's own account: webhooks first.
    pub(super) fn notifications(&mut self, operations: &[Operation]) -> Notifications {
        let mut all = self.webhooks();
        let webhook = self.webhook_union(&all);
        let mut seen = IndexSet::new();
        for operation in operations {
            for name in self.keys(&operation.origin.join("callbacks")) {
                self.callback(operation, &name, &mut seen, &mut all);
            }
        }
        self.leave_unused("callbacks", "callback", |at| seen.contains(at));
        self.build_reserved();
        Notifications { all, webhook }
    }

    /// Accounts for components of a kind that are not used.
    fn leave_unused(&mut self, kind: &str, what: &str, is_used: impl Fn(&Origin) -> bool) {
        for component in self.components(kind) {
            let found = self.document.follow(&component, &mut self.report);
            if !found.is_some_and(|found| is_used(&found)) {
                let name =
                    component.pointer.tokens().last().map_or_else(String::new, |last| (*last).to_owned());
                self.report.leave(format!("{what} {name}"), "no operation has it", &component);
            }
        }
    }

    fn webhooks(&mut self) -> Vec<Notification> {
        let root = self.document.root.clone();
        // Documents of OpenAPI 3.0 have them as an extension.
        let places = ["webhooks", "x-webhooks"].map(|key| root.join(key));
        let Some(at) = places.into_iter().find(|at| self.document.get(at).is_some()) else {
            return Vec::new();
        };
        let mut all = Vec::new();
        for name in self.keys(&at) {
            for (name, method, origin) in self.sent_by(&name, &at.join(&name)) {
                if !self.is_wanted(&name, &origin) {
                    self.report.leave(format!("webhook {name}"), NOT_SELECTED, &origin);
                    continue;
                }
                all.extend(self.notification(name, NotificationKind::Webhook, method, &origin));
            }
        }
        all
    }

    /// What one entry of an operation's `callbacks` describes, unless another operation has the same.
    fn callback(
        &mut self,
        operation: &Operation,
        name: &str,
        seen: &mut IndexSet<Origin>,
        all: &mut Vec<Notification>,
    ) {
        let declared = operation.origin.join("callbacks").join(name);
        let Some(at) = self.document.follow(&declared, &mut self.report) else { return };
        if !seen.insert(at.clone()) {
            return;
        }
        let name = match at == declared {
            true => format!("{} {name}", operation.name),
            false => at.pointer.tokens().last().map_or_else(|| name.to_owned(), |last| (*last).to_owned()),
        };
        for address in self.keys(&at).into_iter().filter(|key| !key.starts_with("x-")) {
            for (name, method, origin) in self.sent_by(&name, &at.join(&address)) {
                let kind = NotificationKind::Callback { address: address.clone() };
                all.extend(self.notification(name, kind, method, &origin));
            }
        }
    }

    fn keys(&self, at: &Origin) -> Vec<String> {
        let found = self.document.get(at).and_then(Value::as_object);
        found.into_iter().flat_map(Map::keys).cloned().collect()
    }

    fn is_wanted(&mut self, name: &str, origin: &Origin) -> bool {
        let text = |key: &str| self.document.get(&origin.join(key)).and_then(Value::as_str);
        let names: Vec<&str> = std::iter::once(name).chain(text("operationId")).collect();
        let tags = self.document.get(&origin.join("tags")).and_then(Value::as_array);
        let tags: Vec<&str> = tags.into_iter().flatten().filter_map(Value::as_str).collect();
        self.selection.takes(&Candidate { names: &names, path: "", tags: &tags })
    }

    /// The requests that a path item describes: each one's name, method and place.
    fn sent_by(&mut self, name: &str, item: &Origin) -> Vec<(String, String, Origin)> {
        let Some(item) = self.document.follow(item, &mut self.report) else { return Vec::new() };
        let Some(Value::Object(raw)) = self.document.get(&item) else {
            self.malformed(&item, "a path item is an object");
            return Vec::new();
        };
        dialect::spell(raw, dialect::PATH_ITEM, &item, &mut self.report);
        let methods: Vec<&String> = raw.keys().filter(|key| METHODS.contains(&key.as_str())).collect();
        let name_of = |method: &str| match methods.as_slice() {
            [_] => name.to_owned(),
            _ => format!("{name} {method}"),
        };
        let requests =
            methods.iter().map(|method| (name_of(method), method.to_ascii_uppercase(), item.join(method)));
        requests.collect()
    }

    /// What is sent, if it has a body.
    fn notification(
        &mut self,
        name: String,
        kind: NotificationKind,
        method: String,
        origin: &Origin,
    ) -> Option<Notification> {
        let read: openapiv3::Operation =
            self.typed(origin, dialect::OPERATION, &[("responses", json!({}))])?;
        for (what, count) in [
            ("parameter of a notification", read.parameters.len()),
            ("response to a notification", read.responses.responses.len()),
            ("security of a notification", read.security.as_ref().map_or(0, Vec::len)),
        ] {
            (0..count).for_each(|_| self.report.ignore(what));
        }
        let Some(payload) = self.notified(&name, &origin.join("requestBody")) else {
            let word = match kind {
                NotificationKind::Webhook => "webhook",
                NotificationKind::Callback { .. } => "callback",
            };
            self.report.leave(format!("{word} {name}"), "it has no body to be read", origin);
            return None;
        };
        Some(Notification {
            public_name: self.overrides.name(origin).map(str::to_owned),
            name,
            kind,
            method,
            payload,
            summary: read.summary,
            docs: Docs(read.description),
            deprecated: read.deprecated.then(Deprecation::default),
            origin: origin.clone(),
        })
    }

    /// The body of what is sent.
    fn notified(&mut self, name: &str, declared: &Origin) -> Option<Member> {
        self.document.get(declared)?;
        let at = self.document.follow(declared, &mut self.report)?;
        let body: RequestBody = self.typed(&at, dialect::REQUEST_BODY, &[])?;
        let chosen = self.choose_notified(&content(&at, &body.content))?;
        let mut member = self.payload(&chosen, &format!("{}Payload", pascal(name)), &at, Scalar::Blob);
        member.presence = Presence::Required;
        Some(member)
    }

    /// The media type that is read; bytes, where it is one of a stream.
    fn choose_notified(&mut self, content: &Content) -> Option<Chosen> {
        let choices = self.choices_of(content, false);
        let mut best = choices.iter().min_by_key(|chosen| rank(chosen))?.clone();
        for other in choices.iter().filter(|other| other.media_type != best.media_type) {
            self.ignore_beside("notification", other, &best);
        }
        if best.kind == Kind::Stream {
            best.kind = Kind::Other;
        }
        Some(best)
    }

    /// The union of what webhooks carry: which one it is that has arrived is asked by everyone who
    /// receives several at one place.
    fn webhook_union(&mut self, all: &[Notification]) -> Option<ShapeId> {
        let first = all.first().filter(|_| all.len() > 1)?;
        let variant = |notification: &Notification| {
            let Notification { name, public_name, payload, summary, docs, deprecated, origin, .. } =
                notification;
            let mut member = Member::new(name, payload.target, origin.clone());
            member.presence = Presence::Required;
            member.public_name.clone_from(public_name);
            let said = summary.clone().or_else(|| docs.0.clone());
            member.docs.0 = said.or_else(|| Some(format!("The webhook `{name}`.")));
            member.deprecated.clone_from(deprecated);
            Variant { member, tags: Vec::new() }
        };
        let variants = all.iter().map(variant).collect();
        let union = UnionShape { tagging: None, variants, event_stream: false };
        let name = self.names.claim("Webhook");
        let shape = self.add_shape(&name, ShapeKind::Union(union), &first.origin);
        self.shapes[shape].docs = Docs(Some("What a webhook carries, by its name.".to_owned()));
        Some(shape)
    }
}
