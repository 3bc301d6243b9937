import Vocabulary

/// What a list of resources adds up to, and how much of it is not known.
package struct ResourceTotals: Sendable, Hashable {
    package struct Sum: Sendable, Hashable {
        package let amount: Int
        package let known: Int
        package let of: Int

        /// `£400,000 over 4 of 5; one not known`.
        package var words: String {
            if of == 0 { return "Nothing to add up" }
            if known == 0 { return "Not known for any of \(of)" }
            let missing = of - known
            return missing == 0
                ? "\(Pounds.words(amount)) over all \(of)" : "\(Pounds.words(amount)) over \(known) of \(of); not known for \(missing)"
        }
    }

    package let agreed: Sum
    package let spent: Sum
    /// Posts filled and posts there are, over the lines that have any.
    package let filled: Int
    package let posts: Int

    package init(_ resources: [Resource]) {
        let latest = resources.map(\.latest)
        func sum(_ amounts: [Int?]) -> Sum {
            Sum(amount: amounts.compactMap(\.self).reduce(0, +), known: amounts.count { $0 != nil }, of: amounts.count)
        }
        agreed = sum(latest.map { $0?.agreed })
        spent = sum(latest.map { $0?.spent })
        let all = latest.compactMap { $0?.posts }
        filled = all.reduce(0) { $0 + $1.filled }
        posts = all.reduce(0) { $0 + $1.of }
    }

    package var postsWords: String { posts == 0 ? "No posts" : "\(filled) of \(posts) filled" }
}

/// Which resources are asked for.
package struct ResourceFilter: Sendable, Hashable {
    package enum Missing: String, Sendable, Hashable, CaseIterable {
        case agreed, spent, finding

        package var words: String {
            switch self {
            case .agreed: "Money agreed"
            case .spent: "Money spent"
            case .finding: "A finding"
            }
        }
    }

    package enum Vacancy: String, Sendable, Hashable, CaseIterable {
        case vacant, filled

        package var words: String { self == .vacant ? "Some vacant" : "All filled" }
    }

    package var kind: Resource.Kind?
    package var area: Resource.Area?
    package var inspection: String?
    package var finding: String?
    package var missing: Missing?
    package var vacancy: Vacancy?

    package init(
        kind: Resource.Kind? = nil, area: Resource.Area? = nil, inspection: String? = nil, finding: String? = nil, missing: Missing? = nil,
        vacancy: Vacancy? = nil
    ) {
        (self.kind, self.area, self.inspection, self.finding) = (kind, area, inspection, finding)
        (self.missing, self.vacancy) = (missing, vacancy)
    }

    package func holds(_ resource: Resource) -> Bool {
        if let kind, resource.kind != kind { return false }
        if let area, resource.area != area { return false }
        if let inspection, resource.inspection.text != inspection { return false }
        if let finding, !resource.findings.contains(where: { $0.text == finding }) { return false }
        switch missing {
        case nil: break
        case .agreed: if resource.latest?.agreed != nil { return false }
        case .spent: if resource.latest?.spent != nil { return false }
        case .finding: if !resource.findings.isEmpty { return false }
        }
        guard let vacancy else { return true }
        guard let posts = resource.latest?.posts else { return false }
        return (vacancy == .filled) == (posts.filled == posts.of)
    }
}
