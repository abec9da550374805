//! `application/x-www-form-urlencoded`.

use drawplate_tests::server::Server;
use fixture_forms::operation::{PostChoiceInput, PostPlainInput, PostStyledInput};
use fixture_forms::types::{
    Address, ByCode, ByPassword, Person, PostChoiceBody, PostStyledBody, PostStyledBodyItemsItem,
};
use fixture_forms::{Client, Config};

fn client(server: &Server) -> Client {
    Client::new(Config::builder().endpoint_url(server.url()).build()).unwrap()
}

fn sent(server: &Server) -> String {
    let request = server.take_request();
    assert_eq!(request.header("content-type"), Some("application/x-www-form-urlencoded"));
    String::from_utf8(request.body).unwrap()
}

/// The example of OpenAPI 3.0.4, section 4.7.14.3: an object is JSON, a list is a field for each
/// value, a space is a plus. What is not ASCII letters, digits and `*-._` is escaped (URL standard,
/// section 5.2).
#[tokio::test]
async fn fields_without_an_encoding_are_spelled_by_their_content_types() {
    let server = super::server().await;
    let address = Address::builder().street_address("123 Example Dr.").city("Somewhere").state("CA");
    let person = Person::builder()
        .id("f81d4fae-7dec-11d0-a765-00a0c91e6bf6")
        .address(address.zip("99999+1234").build())
        .names(["a b", "c&d=e"])
        .additional_properties([("more", "ü")])
        .build();
    client(&server).post_plain(PostPlainInput::builder().body(person).build()).await.unwrap();
    let expected = "id=f81d4fae-7dec-11d0-a765-00a0c91e6bf6&names=a+b&names=c%26d%3De\
        &address=%7B%22streetAddress%22%3A%22123+Example+Dr.%22%2C%22city%22%3A%22Somewhere%22%2C\
        %22state%22%3A%22CA%22%2C%22zip%22%3A%2299999%2B1234%22%7D&more=%C3%BC";
    assert_eq!(sent(&server), expected);
}

#[tokio::test]
async fn fields_are_styled_as_their_encodings_say() {
    let server = super::server().await;
    let item = PostStyledBodyItemsItem::builder().price("p1").tags(["x", "y"]).build();
    let body = PostStyledBody::builder()
        .address(Address::builder().city("Some where").build())
        .expand(["customer", "data.lines"])
        .items([item, PostStyledBodyItemsItem::builder().price("p2").build()])
        .colors(["blue", "black", "b,c"])
        .words(["a", "b"])
        .marks(["a", "b"])
        .limits([("high", 2), ("low", 1)])
        .redirect("https://a.example/b?c=d&e")
        .filter(["x"])
        .build();
    client(&server).post_styled(PostStyledInput::builder().body(body).build()).await.unwrap();
    let expected = "address%5Bcity%5D=Some+where&expand%5B0%5D=customer&expand%5B1%5D=data.lines\
        &items%5B0%5D%5Bprice%5D=p1&items%5B0%5D%5Btags%5D%5B0%5D=x&items%5B0%5D%5Btags%5D%5B1%5D=y\
        &items%5B1%5D%5Bprice%5D=p2&colors=blue,black,b%2Cc&words=a%20b&marks=a%7Cb&high=2&low=1\
        &redirect=https://a.example/b?c=d%26e&filter=%5B%22x%22%5D";
    assert_eq!(sent(&server), expected);
}

#[tokio::test]
async fn a_form_that_is_not_set_is_no_body() {
    let server = super::server().await;
    client(&server).post_styled(PostStyledInput::builder().build()).await.unwrap();
    let request = server.take_request();
    assert_eq!((request.body.as_slice(), request.header("content-type")), (b"".as_slice(), None));
}

#[tokio::test]
async fn a_choice_of_forms_is_tagged() {
    for (body, expected) in [
        (
            PostChoiceBody::ByCode(ByCode::builder().grant_type("code").code("a b").build()),
            "grant_type=code&code=a+b",
        ),
        (
            PostChoiceBody::ByPassword(ByPassword::builder().grant_type("password").username("u").build()),
            "grant_type=password&username=u",
        ),
    ] {
        let server = super::server().await;
        client(&server).post_choice(PostChoiceInput::builder().body(body).build()).await.unwrap();
        assert_eq!(sent(&server), expected);
    }
}
