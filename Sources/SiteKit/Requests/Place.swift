import Vocabulary

/// An address of the site: it registers the route and makes every link to it, so that no path is written twice.
package struct Place: Hashable, Sendable {
    package let pattern: String
    package init(_ pattern: String) { self.pattern = pattern }
    package var path: String { pattern }
}

/// An address about one thing: `/inspections/:inspection`.
package struct PlaceOf<Subject>: Sendable {
    package let pattern: String
    package init(_ pattern: String) { self.pattern = pattern }
    package func path(_ id: Identifier<Subject>) -> String { fill(pattern, [id.text]) }
}

/// An address about one thing within another: `/plans/:plan/actions/:action`.
package struct PlaceIn<Outer, Inner>: Sendable {
    package let pattern: String
    package init(_ pattern: String) { self.pattern = pattern }
    package func path(_ outer: Identifier<Outer>, _ inner: Identifier<Inner>) -> String { fill(pattern, [outer.text, inner.text]) }
}

private func fill(_ pattern: String, _ values: [String]) -> String {
    var values = values.makeIterator()
    return pattern.split(separator: "/").map { part in
        "/" + (part.hasPrefix(":") ? values.next() ?? String(part) : String(part))
    }.joined()
}
