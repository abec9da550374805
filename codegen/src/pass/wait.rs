//! Which states of resources can be waited for, and how are they told?
//!
//! Smithy's [`waitable`](https://smithy.io/2.0/additional-specs/waiters.html) comes in; waiters with
//! expressions whose names are those of data go out. What is wrong with one is said at its operation.

use serde_json::{Map, Value};

use super::facts::{AcceptorFact, ExpectedFact, MatcherFact, OperationFacts, WaiterFact, WaiterState};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::jmespath::{Check, Expr, Type, check, parse};
use crate::model::{Member, Model, Operation, Scalar, ShapeKind};
use crate::protocol::MemberNames;

/// Sets [`OperationFacts::waiters`] of each operation that has waiters.
pub(super) fn settle(
    model: &Model,
    names: MemberNames,
    facts: &mut [OperationFacts],
    diagnostics: &mut Diagnostics,
) {
    for (operation, facts) in model.operations.iter().zip(facts) {
        let Some(Value::Object(waiters)) = &operation.behavior.waitable else { continue };
        for (name, waiter) in waiters {
            let mut reader = Reader { model, names, operation, facts, waiter: name, warnings: Vec::new() };
            let read = reader.waiter(waiter);
            let warnings = std::mem::take(&mut reader.warnings);
            let about = |fault: &str| format!("waiter `{name}` of `{}`: {fault}", operation.name);
            for warning in warnings {
                let message = about(&warning);
                let diagnostic = Diagnostic::new(Code::ModelWaiterPath, &operation.origin, message);
                diagnostics.push(diagnostic.help("correct the path; until then the acceptor never matches"));
            }
            match read {
                Ok(waiter) => facts.waiters.push(waiter),
                Err(fault) => {
                    let diagnostic = Diagnostic::new(Code::ModelWaiter, &operation.origin, about(&fault));
                    diagnostics.push(
                        diagnostic.help("correct the waiter in `smithy.waiters#waitable`, or remove it"),
                    );
                }
            }
        }
    }
}

struct Reader<'a> {
    model: &'a Model,
    names: MemberNames,
    operation: &'a Operation,
    facts: &'a OperationFacts,
    waiter: &'a str,
    warnings: Vec<String>,
}

impl Reader<'_> {
    fn waiter(&mut self, value: &Value) -> Result<WaiterFact, String> {
        let starts_well = self.waiter.starts_with(|first: char| first.is_ascii_uppercase());
        if !starts_well || !self.waiter.chars().all(|character| character.is_ascii_alphanumeric()) {
            return Err("the name is not one in upper camel case".to_owned());
        }
        let seconds = |name: &str, default: u32| match value.get(name).map(Value::as_u64) {
            None => Ok(default),
            Some(number) => number
                .and_then(|number| u32::try_from(number).ok())
                .filter(|number| *number > 0)
                .ok_or_else(|| format!("`{name}` is no number of seconds")),
        };
        if self.streams() {
            return Err("the operation sends or receives a stream, which cannot be repeated".to_owned());
        }
        let (min_delay, max_delay) = (seconds("minDelay", 2)?, seconds("maxDelay", 120)?);
        if min_delay > max_delay {
            return Err(format!("`minDelay` of {min_delay} is greater than `maxDelay` of {max_delay}"));
        }
        let acceptors = value.get("acceptors").and_then(Value::as_array).ok_or("there are no acceptors")?;
        let acceptors: Vec<_> = acceptors.iter().map(|it| self.acceptor(it)).collect::<Result<_, _>>()?;
        if !acceptors.iter().any(|acceptor| acceptor.state == WaiterState::Success) {
            return Err("no acceptor has the state `success`".to_owned());
        }
        Ok(WaiterFact {
            name: self.waiter.to_owned(),
            docs: value.get("documentation").and_then(Value::as_str).map(str::to_owned),
            deprecated: value.get("deprecated").and_then(Value::as_bool).unwrap_or(false),
            min_delay,
            max_delay,
            acceptors,
        })
    }

    /// The trait is for operations without streams; an input that is one cannot be sent again.
    fn streams(&self) -> bool {
        let outputs = self.operation.success.iter().filter_map(|response| response.shape);
        std::iter::once(self.operation.input).chain(outputs).any(|shape| {
            let ShapeKind::Structure(structure) = &self.model.shapes[shape].kind else { return false };
            structure.members.iter().any(|member| match &self.model.shapes[member.target].kind {
                ShapeKind::Scalar(scalar) => *scalar == Scalar::StreamingBlob,
                ShapeKind::Union(union) => union.event_stream,
                _ => false,
            })
        })
    }

    fn acceptor(&mut self, value: &Value) -> Result<AcceptorFact, String> {
        let state = match value.get("state").and_then(Value::as_str) {
            Some("success") => WaiterState::Success,
            Some("failure") => WaiterState::Failure,
            Some("retry") => WaiterState::Retry,
            _ => return Err("an acceptor's state is none of `success`, `failure` and `retry`".to_owned()),
        };
        let matcher = value.get("matcher").and_then(Value::as_object).filter(|matcher| matcher.len() == 1);
        let matcher = matcher.ok_or("an acceptor has not exactly one matcher")?;
        self.message(value, state, matcher)?;
        let matcher = self.matcher(matcher)?;
        Ok(AcceptorFact { state, matcher })
    }

    /// The text of a failure, which is looked for where the matcher looks. It is checked; what callers
    /// get is the output or error itself.
    fn message(
        &self,
        acceptor: &Value,
        state: WaiterState,
        matcher: &Map<String, Value>,
    ) -> Result<(), String> {
        let Some(message) = acceptor.get("message").and_then(Value::as_str) else { return Ok(()) };
        if state != WaiterState::Failure {
            return Err("`message` is for acceptors with the state `failure`".to_owned());
        }
        let expr = parse(message).map_err(|error| format!("`message` is no expression: {error}"))?;
        let at = match matcher.keys().next().map(String::as_str) {
            Some("output") => self.output(),
            Some("inputOutput") => self.input_output(),
            _ => Type::Any,
        };
        let is_text = |of: &Type| matches!(of, Type::Any | Type::Text | Type::Shape(_));
        match check(self.context(), &expr, &at).of {
            Type::List(_) => {
                let first = Expr::Then(Box::new(expr), Box::new(Expr::Index(0)));
                let is_texts = is_text(&check(self.context(), &first, &at).of);
                is_texts.then_some(()).ok_or_else(|| "`message` gives no list of texts".to_owned())
            }
            of => is_text(&of).then_some(()).ok_or_else(|| "`message` gives no text".to_owned()),
        }
    }

    /// What expressions about an output see.
    fn output(&self) -> Type {
        let shape = self.operation.success.first().and_then(|response| response.shape);
        shape.map_or(Type::Any, Type::Shape)
    }

    /// What expressions about an input and its output see.
    fn input_output(&self) -> Type {
        let input = ("input".to_owned(), Type::Shape(self.operation.input));
        Type::Object([input, ("output".to_owned(), self.output())].into())
    }

    fn matcher(&mut self, matcher: &Map<String, Value>) -> Result<MatcherFact, String> {
        match matcher.iter().next().map(|(name, value)| (name.as_str(), value)) {
            Some(("success", Value::Bool(success))) => Ok(MatcherFact::Success(*success)),
            Some(("errorType", Value::String(error))) => Ok(MatcherFact::Error(self.error(error))),
            Some(("output", path)) => {
                let at = self.output();
                let (expr, expected) = self.path(path, &at)?;
                Ok(MatcherFact::Output(expr, expected))
            }
            Some(("inputOutput", path)) => {
                let (expr, expected) = self.path(path, &self.input_output())?;
                Ok(MatcherFact::InputOutput(expr, expected))
            }
            _ => Err("a matcher is none of `success`, `errorType`, `output` and `inputOutput`".to_owned()),
        }
    }

    /// The code of an error on the wire. Services are known to answer with errors that their models
    /// leave out, so any name will do.
    fn error(&mut self, written: &str) -> String {
        let name = written.rsplit('#').next().unwrap_or(written);
        let position = self.operation.errors.iter().position(|error| error.name == name);
        match position.and_then(|index| self.facts.errors.get(index)) {
            Some(error) => error.code.clone(),
            None => name.to_owned(),
        }
    }

    fn path(&mut self, value: &Value, at: &Type) -> Result<(Expr, ExpectedFact), String> {
        let text = |name: &str| {
            value.get(name).and_then(Value::as_str).ok_or_else(|| format!("a matcher has no `{name}`"))
        };
        let (path, expected) = (text("path")?, text("expected")?.to_owned());
        let expr = parse(path).map_err(|error| format!("`{path}` is no expression: {error}"))?;
        let checked = check(self.context(), &expr, at);
        for problem in checked.problems {
            let message = format!("`{path}`: {}", problem.message);
            if problem.fatal {
                return Err(message);
            }
            self.warnings.push(message);
        }
        let (expected, wanted) = match text("comparator")? {
            "stringEquals" => (ExpectedFact::Text(expected), "string"),
            "allStringEquals" => (ExpectedFact::All(expected), "list"),
            "anyStringEquals" => (ExpectedFact::Any(expected), "list"),
            "booleanEquals" => match expected.as_str() {
                "true" => (ExpectedFact::Boolean(true), "boolean"),
                "false" => (ExpectedFact::Boolean(false), "boolean"),
                other => return Err(format!("`booleanEquals` expects `true` or `false`, and not `{other}`")),
            },
            other => return Err(format!("there is no comparator `{other}`")),
        };
        if !matches!(checked.of, Type::Any | Type::Shape(_)) && checked.of.name() != wanted {
            self.warnings.push(format!("`{path}` gives a {}, and not a {wanted}", checked.of.name()));
        }
        Ok((checked.expr, expected))
    }

    fn context(&self) -> Check<'_> {
        let member_name = match self.names {
            MemberNames::Json | MemberNames::JsonOrXml => in_json,
            MemberNames::Own => own,
            MemberNames::Xml | MemberNames::Ec2 => in_xml,
        };
        Check { model: Some(self.model), member_name }
    }
}

fn in_json(member: &Member) -> &str {
    MemberNames::Json.of(member)
}

fn own(member: &Member) -> &str {
    MemberNames::Own.of(member)
}

fn in_xml(member: &Member) -> &str {
    MemberNames::Xml.of(member)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::toy::{Toy, text};

    /// What is said about a waiter `Done` of an operation whose output has the text `state`.
    fn said(waiter: Value) -> Vec<(Code, String)> {
        named("Done", waiter)
    }

    fn named(name: &str, waiter: Value) -> Vec<(Code, String)> {
        let mut toy = Toy::new();
        let string = toy.add("String", text());
        let output = toy.structure("Output", &[("state", string)]);
        let input = toy.structure("Input", &[]);
        toy.operation("Describe", input, Some(output)).behavior.waitable = Some(json!({ name: waiter }));
        let mut diagnostics = Diagnostics::default();
        let rules = crate::protocol::rules(crate::model::Protocol::AwsJson1_1);
        let facts = super::super::bind::operations(&toy.model, rules, &mut diagnostics);
        settle(&toy.model, rules.member_names, &mut facts.unwrap_or_default(), &mut diagnostics);
        diagnostics.iter().map(|item| (item.code, item.message.clone())).collect()
    }

    fn looking_for(path: &str, comparator: &str, expected: &str) -> Value {
        let output = json!({ "path": path, "comparator": comparator, "expected": expected });
        json!({ "acceptors": [{ "state": "success", "matcher": { "output": output } }] })
    }

    #[test]
    fn a_waiter_in_order_is_taken_without_a_word() {
        assert_eq!(said(looking_for("state", "stringEquals", "DONE")), []);
        assert_eq!(said(looking_for("state == 'DONE'", "booleanEquals", "true")), []);
    }

    #[test]
    fn what_is_wrong_with_a_waiter_is_an_error() {
        let on_success = json!({ "acceptors": [{ "state": "success", "message": "state",
            "matcher": { "success": true } }] });
        let failing = |message: &str| {
            json!({ "acceptors": [{ "state": "success", "matcher": { "success": true } },
                { "state": "failure", "message": message, "matcher": { "success": false } }] })
        };
        let mut hasty = looking_for("state", "stringEquals", "DONE");
        if let Some(waiter) = hasty.as_object_mut() {
            waiter.extend([("minDelay".to_owned(), json!(10)), ("maxDelay".to_owned(), json!(5))]);
        }
        for (waiter, expected) in [
            (
                json!({ "acceptors": [{ "state": "retry", "matcher": { "success": true } }] }),
                "state `success`",
            ),
            (looking_for("||", "stringEquals", "DONE"), "`||` is no expression"),
            (looking_for("length(`10`)", "booleanEquals", "true"), "`length` is given a number"),
            (looking_for("state", "booleanEquals", "foo"), "and not `foo`"),
            (on_success, "`message` is for acceptors with the state `failure`"),
            (failing("foo.@@invalid"), "`message` is no expression"),
            (failing("foo == 'a'"), "`message` gives no text"),
            (failing("[`true`, `false`]"), "`message` gives no list of texts"),
            (hasty, "`minDelay` of 10 is greater than `maxDelay` of 5"),
        ] {
            let found = said(waiter);
            assert!(
                matches!(found.as_slice(), [(Code::ModelWaiter, message)] if message.contains(expected)),
                "{expected}: {found:?}"
            );
        }
        let lower = named("thingExists", looking_for("state", "stringEquals", "DONE"));
        assert!(matches!(lower.as_slice(), [(Code::ModelWaiter, _)]), "{lower:?}");
    }

    #[test]
    fn an_operation_with_a_stream_cannot_be_waited_for() {
        let mut toy = Toy::new();
        let body = toy.add("Body", ShapeKind::Scalar(Scalar::StreamingBlob));
        let (plain, stream) = (toy.structure("Plain", &[]), toy.structure("Stream", &[("body", body)]));
        let waiter =
            json!({ "Done": { "acceptors": [{ "state": "success", "matcher": { "success": true } }] } });
        for (name, input, output) in [("Send", stream, plain), ("Receive", plain, stream)] {
            toy.operation(name, input, Some(output)).behavior.waitable = Some(waiter.clone());
        }
        let mut diagnostics = Diagnostics::default();
        let rules = crate::protocol::rules(crate::model::Protocol::RestJson1);
        let mut facts =
            super::super::bind::operations(&toy.model, rules, &mut diagnostics).unwrap_or_default();
        settle(&toy.model, rules.member_names, &mut facts, &mut diagnostics);
        let said: Vec<_> = diagnostics.iter().map(|item| item.message.as_str()).collect();
        assert!(
            matches!(said.as_slice(), [_, _]) && said.iter().all(|it| it.contains("a stream")),
            "{said:?}"
        );
        assert!(facts.iter().all(|facts| facts.waiters.is_empty()));
    }

    #[test]
    fn what_no_output_can_have_is_a_warning() {
        for (waiter, expected) in [
            (looking_for("gone == 'a'", "booleanEquals", "true"), "there is no member `gone`"),
            (looking_for("length(@)", "stringEquals", "hi"), "gives a number, and not a string"),
            (looking_for("length(@)", "anyStringEquals", "hi"), "gives a number, and not a list"),
        ] {
            let found = said(waiter);
            assert!(
                matches!(found.as_slice(), [(Code::ModelWaiterPath, message)] if message.contains(expected)),
                "{expected}: {found:?}"
            );
        }
    }
}
