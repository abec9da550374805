//! The program of a service.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::{Write, stdout};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use drawplate_runtime::client::HandleConfig;
use drawplate_runtime::operation::Operation;
use drawplate_runtime::value::Value;

use crate::endpoint::{Configure, Given};
use crate::events::{Reads, Sends};
use crate::operation::{Probe, Tested, Variant};
use crate::suite::{Case, Verdict};

/// The operations of a client, to be tested.
#[derive(Default)]
pub struct Program {
    operations: BTreeMap<&'static str, Box<dyn Probe>>,
    configure: Option<Configure>,
}

impl Program {
    /// A program without operations.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an operation with the variants of its error enum, in the order of its schema.
    pub fn add<O: Operation>(&mut self, errors: Vec<Variant<O::Error>>)
    where
        O::Input: Value,
        O::Error: Display,
    {
        self.operations.insert(O::SCHEMA.name, Box::new(Tested::<O>::new(errors, None, None)));
    }

    /// The same for an operation that sends or reads events.
    pub fn add_events<O: Operation>(
        &mut self,
        errors: Vec<Variant<O::Error>>,
        sends: Option<Sends<O::Input>>,
        reads: Option<Reads<O::Output>>,
    ) where
        O::Input: Value,
        O::Error: Display,
    {
        self.operations.insert(O::SCHEMA.name, Box::new(Tested::<O>::new(errors, sends, reads)));
    }

    /// Says how a client is given the parameters of its endpoint rules.
    pub fn endpoint(&mut self, configure: fn(&Given<'_>, HandleConfig) -> HandleConfig) {
        self.configure = Some(configure);
    }

    /// Runs the tests in the file that the only argument names, and prints a verdict for each.
    /// Ends with an error only if there is nothing to run.
    pub fn run(&self) -> ExitCode {
        let text = std::env::args().nth(1).map(std::fs::read_to_string);
        let cases = text.and_then(Result::ok).and_then(|text| serde_json::from_str::<Vec<Case>>(&text).ok());
        let Some(cases) = cases else {
            eprintln!("the only argument is a file of tests");
            return ExitCode::FAILURE;
        };
        // A panic is a verdict like any other, and is told as one.
        std::panic::set_hook(Box::new(|_| {}));
        for case in &cases {
            let verdict = Verdict { failure: self.verdict(case).err() };
            let line = serde_json::to_string(&verdict).unwrap_or_default();
            if writeln!(stdout(), "{line}").is_err() {
                return ExitCode::FAILURE;
            }
        }
        ExitCode::SUCCESS
    }

    fn verdict(&self, case: &Case) -> Result<(), String> {
        let operation = self.operations.get(case.operation.as_str());
        let operation =
            operation.ok_or_else(|| format!("the client has no operation `{}`", case.operation))?;
        let result = catch_unwind(AssertUnwindSafe(|| operation.test(&case.test, self.configure)));
        result.unwrap_or_else(|payload| {
            let text = payload.downcast_ref::<String>().map(String::as_str);
            let text = text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("no message");
            Err(format!("panicked: {text}"))
        })
    }
}

impl std::fmt::Debug for Program {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.operations.keys()).finish()
    }
}
