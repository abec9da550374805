//! The example of spans, in a process of its own: which spans are wanted is decided once for a place in
//! the code, by all threads of a process together, and other tests there want none.

#[allow(dead_code)]
#[path = "../examples/spans.rs"]
mod spans;

#[tokio::test]
async fn the_example_of_spans_succeeds() {
    assert_eq!(spans::run().await.map_err(|error| error.to_string()), Ok(()));
}
