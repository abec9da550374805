//! Endpoints with blanks.

use super::{Lowerer, Scope};
use crate::diagnostic::Code;
use crate::endpoint::node::Node;
use crate::endpoint::{AuthSchemeRule, Expr, ExprKind, PropertyRule, Template};

impl Lowerer<'_> {
    pub(super) fn template(&mut self, node: &Node<'_>, scope: &Scope) -> Option<Template> {
        let url = self.url(node, scope)?;
        let headers = match node.get("headers") {
            Some(headers) => self.headers(&headers, scope)?,
            None => Vec::new(),
        };
        let mut template = Template { url, headers, auth_schemes: Vec::new(), properties: Vec::new() };
        let Some(properties) = node.get("properties") else { return Some(template) };
        for (name, value) in self.entries(&properties)? {
            if name == "authSchemes" {
                template.auth_schemes = self.auth_schemes(&value, scope)?;
            } else {
                template.properties.push((name.to_owned(), self.property(&value, scope)?));
            }
        }
        Some(template)
    }

    fn url(&mut self, node: &Node<'_>, scope: &Scope) -> Option<Expr> {
        let node = self.required(node, "url")?;
        let url = self.text_expr(&node, scope)?;
        let start = match &url.kind {
            ExprKind::Template(parts) => parts.first(),
            _ => Some(&url),
        };
        if let Some(Expr { kind: ExprKind::Text(text), .. }) = start
            && !text.starts_with("https://")
            && !text.starts_with("http://")
        {
            let message = format!("the URL starts with `{text}`, not with `https://` or `http://`");
            return self.fail(Code::EndpointUrl, &node, message);
        }
        Some(url)
    }

    fn headers(&mut self, node: &Node<'_>, scope: &Scope) -> Option<Vec<(String, Vec<Expr>)>> {
        let mut headers = Vec::new();
        for (name, values) in self.entries(node)? {
            let values = self.items(&values)?;
            headers.push((
                name.to_owned(),
                self.each(values, |lowerer, value| lowerer.text_expr(value, scope))?,
            ));
        }
        Some(headers)
    }

    fn property(&mut self, node: &Node<'_>, scope: &Scope) -> Option<PropertyRule> {
        if let Some(value) = node.value.as_bool() {
            return Some(PropertyRule::Boolean(value));
        }
        if let Some(value) = node.value.as_i64() {
            return Some(PropertyRule::Integer(value));
        }
        if node.text().is_some() {
            return self.text_expr(node, scope).map(PropertyRule::Text);
        }
        if let Some(items) = node.items() {
            return self.each(items, |lowerer, item| lowerer.property(item, scope)).map(PropertyRule::List);
        }
        let mut record = Vec::new();
        for (name, value) in self.entries(node)? {
            record.push((name.to_owned(), self.property(&value, scope)?));
        }
        Some(PropertyRule::Record(record))
    }

    fn auth_schemes(&mut self, node: &Node<'_>, scope: &Scope) -> Option<Vec<AuthSchemeRule>> {
        let items = self.items(node)?;
        let schemes = self.each(items, |lowerer, item| lowerer.auth_scheme(item, scope))?;
        for (index, scheme) in schemes.iter().enumerate() {
            if schemes.iter().take(index).any(|earlier| earlier.name == scheme.name) {
                return self.fail(Code::EndpointAuthScheme, node, "two of these schemes have the same name");
            }
        }
        Some(schemes)
    }

    fn auth_scheme(&mut self, node: &Node<'_>, scope: &Scope) -> Option<AuthSchemeRule> {
        let Some(name) = node.get("name").filter(|name| name.text().is_some()) else {
            return self.fail(Code::EndpointAuthScheme, node, "the scheme has no `name` that is a string");
        };
        let mut scheme = AuthSchemeRule {
            name: self.text_expr(&name, scope)?,
            signing_name: None,
            signing_region: None,
            signing_region_set: Vec::new(),
            disable_double_encoding: None,
            disable_normalize_path: None,
            properties: Vec::new(),
        };
        for (name, value) in self.entries(node)? {
            self.auth_property(&mut scheme, name, &value, scope)?;
        }
        Some(scheme)
    }

    fn auth_property(
        &mut self,
        scheme: &mut AuthSchemeRule,
        name: &str,
        node: &Node<'_>,
        scope: &Scope,
    ) -> Option<()> {
        match name {
            "name" => {}
            "signingName" => scheme.signing_name = Some(self.auth_text(node, scope)?),
            "signingRegion" => scheme.signing_region = Some(self.auth_text(node, scope)?),
            "signingRegionSet" => scheme.signing_region_set = self.auth_texts(node, scope)?,
            "disableDoubleEncoding" => scheme.disable_double_encoding = Some(self.auth_flag(node)?),
            "disableNormalizePath" => scheme.disable_normalize_path = Some(self.auth_flag(node)?),
            _ => scheme.properties.push((name.to_owned(), self.property(node, scope)?)),
        }
        Some(())
    }

    fn auth_text(&mut self, node: &Node<'_>, scope: &Scope) -> Option<Expr> {
        if node.text().is_none() {
            return self.fail(Code::EndpointAuthScheme, node, "this property of a scheme is a string");
        }
        self.text_expr(node, scope)
    }

    fn auth_texts(&mut self, node: &Node<'_>, scope: &Scope) -> Option<Vec<Expr>> {
        match node.items() {
            Some(items) if !items.is_empty() => {
                self.each(items, |lowerer, item| lowerer.auth_text(item, scope))
            }
            _ => self.fail(
                Code::EndpointAuthScheme,
                node,
                "this property of a scheme is a list of at least one string",
            ),
        }
    }

    fn auth_flag(&mut self, node: &Node<'_>) -> Option<bool> {
        match node.value.as_bool() {
            Some(value) => Some(value),
            None => self.fail(Code::EndpointAuthScheme, node, "this property of a scheme is a boolean"),
        }
    }
}
