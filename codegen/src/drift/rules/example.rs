//! The smallest specifications around what an example is about.

/// A document with an operation that takes a schema.
macro_rules! takes {
    ($schema:literal) => {
        concat!(
            "paths:\n  /pets:\n    post:\n      operationId: AddPet\n      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}\n      responses: {'204': {description: done}}\ncomponents:\n  schemas:\n    Pet: ",
            $schema,
            "\n"
        )
    };
}

/// A document with an operation that gives a schema.
macro_rules! gives {
    ($schema:literal) => {
        concat!(
            "paths:\n  /pets:\n    get:\n      operationId: GetPet\n      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}\ncomponents:\n  schemas:\n    Pet: ",
            $schema,
            "\n"
        )
    };
}

/// A document with an operation of which this is said.
macro_rules! operation {
    ($said:literal) => {
        concat!("paths:\n  /pets:\n    get:\n      operationId: ListPets\n", $said)
    };
}

/// A Smithy model with an operation that has these traits, and these members of input and output.
macro_rules! smithy {
    (traits: $traits:literal) => {
        smithy!(traits: $traits, input: "", output: "", more: "")
    };
    (input: $input:literal) => {
        smithy!(traits: "", input: $input, output: "", more: "")
    };
    (output: $output:literal) => {
        smithy!(traits: "", input: "", output: $output, more: "")
    };
    (more: $more:literal) => {
        smithy!(traits: "", input: "", output: "", more: $more)
    };
    (output: $output:literal, more: $more:literal) => {
        smithy!(traits: "", input: "", output: $output, more: $more)
    };
    (traits: $traits:literal, input: $input:literal, output: $output:literal, more: $more:literal) => {
        concat!(
            r#"{"example#S": {"type": "service", "version": "1", "operations": [{"target": "example#Put"}], "traits": {"aws.protocols#awsJson1_0": {}}}, "#,
            r#""example#Put": {"type": "operation", "input": {"target": "example#PutInput"}, "output": {"target": "example#PutOutput"}, "traits": {"#,
            $traits,
            r#"}}, "example#PutInput": {"type": "structure", "members": {"#,
            $input,
            r#"}}, "example#PutOutput": {"type": "structure", "members": {"#,
            $output,
            "}}",
            $more,
            "}"
        )
    };
}

pub(super) use {gives, operation, smithy, takes};
