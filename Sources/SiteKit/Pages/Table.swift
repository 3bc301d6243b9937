/// A list as a table: sorted by links, with its order in the address.
package struct Table: Sendable {
    package struct Column: Sendable {
        let title: String
        let sort: String?
        let isNumber: Bool

        /// - Parameter sort: the word that stands in the address when the list is sorted by this column; nil when it cannot be.
        package init(_ title: String, sort: String? = nil, isNumber: Bool = false) {
            self.title = title
            self.sort = sort
            self.isNumber = isNumber
        }
    }

    let caption: HTML
    let columns: [Column]
    let bodies: [HTML]

    /// - Parameter rows: each a whole `<tr>`; ``row(_:late:)`` makes them.
    package init(_ caption: HTML, _ columns: [Column], rows: [HTML]) {
        (self.caption, self.columns, bodies) = (caption, columns, ["\(rows)"])
    }

    /// Rows in groups under one set of heads, each group with a row that says what it is.
    package init(_ caption: HTML, _ columns: [Column], groups: [(head: HTML, rows: [HTML])]) {
        (self.caption, self.columns) = (caption, columns)
        bodies = groups.map { group in
            "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"\(columns.count)\">\(group.head)</th></tr>\(group.rows)"
        }
    }

    /// A row with the columns' names beside the cells, for narrow screens.
    package static func row(_ columns: [Column], _ cells: [HTML], late: Bool = false) -> HTML {
        let cells = zip(columns, cells).map { column, cell -> HTML in
            "<td\(" class=\"num\"", when: column.isNumber) data-label=\"\(column.title)\"><div>\(cell)</div></td>"
        }
        return "<tr\(" class=\"late\"", when: late)>\(cells)</tr>"
    }

    package func html(_ request: PageRequest? = nil) -> HTML {
        let heads = columns.map { column -> HTML in
            // A column of buttons has no name; an empty heading would be read out as one.
            if column.title.isEmpty { return "<td></td>" }
            guard let request, let sort = column.sort else {
                return "<th scope=\"col\"\(" class=\"num\"", when: column.isNumber)>\(column.title)</th>"
            }
            return head(column, sort, request)
        }
        let bodies = bodies.map { "<tbody>\($0)</tbody>" as HTML }
        return "<table class=\"stack\"><caption>\(caption)</caption><thead><tr>\(heads)</tr></thead>\(bodies)</table>"
    }

    private func head(_ column: Column, _ sort: String, _ request: PageRequest) -> HTML {
        let order = SortOrder(request)
        let isChosen = order.column == sort
        let next = isChosen && !order.isDescending ? "-\(sort)" : sort
        let manner: HTML = isChosen ? (order.isDescending ? " aria-sort=\"descending\"" : " aria-sort=\"ascending\"") : ""
        let arrow: HTML = isChosen ? "<span aria-hidden=\"true\"> \(order.isDescending ? "↓" : "↑")</span>" : ""
        return """
            <th scope="col"\(" class=\"num\"", when: column.isNumber)\(manner)><a href="\(request.path(with: "sort", next))">\(column.title)\(arrow)</a></th>
            """
    }
}

/// The order a list was asked for: `?sort=due`, or `?sort=-due` from the last to the first.
package struct SortOrder: Sendable {
    package let column: String
    package let isDescending: Bool

    package init(_ request: PageRequest) { self.init(request.query) }

    package init(_ query: Fields) {
        let asked = query["sort"]
        isDescending = asked.hasPrefix("-")
        column = isDescending ? String(asked.dropFirst()) : asked
    }
}

/// The filters above a list: a form whose state is the address, with the chosen ones as links that take them away, and the views of it that
/// the person keeps.
package struct FilterBar: Sendable {
    package struct Choice: Sendable {
        let name: String
        let label: String
        let options: [(value: String, words: String)]
        let usual: String?

        /// - Parameter usual: what is shown where the address does not say; nil where that is all of them.
        package init(_ name: String, _ label: String, _ options: [(value: String, words: String)], usual: String? = nil) {
            self.name = name
            self.label = label
            self.options = options
            self.usual = usual
        }
    }

    let choices: [Choice]
    package init(_ choices: [Choice]) { self.choices = choices }

    package func html(_ request: PageRequest) -> HTML { "\(SavedViewBar().html(request))\(form(request))" }

    /// Folded away until something is chosen, so that the list comes first.
    package func folded(_ request: PageRequest, _ words: HTML) -> HTML {
        let isChosen = choices.contains { !request.query[$0.name].isEmpty }
        return "\(SavedViewBar().html(request))<details\(" open", when: isChosen)><summary>\(words)</summary>\(form(request))</details>"
    }

    private func form(_ request: PageRequest) -> HTML {
        let selects = choices.map { choice -> HTML in
            let all = choice.usual == nil ? [(value: "", words: "All")] : []
            let chosen = request.query[choice.name].isEmpty ? choice.usual ?? "" : request.query[choice.name]
            let options = (all + choice.options).map { option -> HTML in
                "<option value=\"\(option.value)\"\(" selected", when: option.value == chosen)>\(option.words)</option>"
            }
            return
                "<div class=\"field\"><label for=\"filter-\(choice.name)\">\(choice.label)</label><select id=\"filter-\(choice.name)\" name=\"\(choice.name)\">\(options)</select></div>"
        }
        let kept = ["sort", "view"].filter { !request.query[$0].isEmpty }
            .map { "<input type=\"hidden\" name=\"\($0)\" value=\"\(request.query[$0])\">" as HTML }
        let chosen = choices.compactMap { choice -> HTML? in
            guard let option = choice.options.first(where: { $0.value == request.query[choice.name] && !$0.value.isEmpty }) else {
                return nil
            }
            return """
                <li><a href="\(request.path(with: choice.name, nil))"><span class="unseen">Remove filter </span>\(choice.label): \(option.words)\
                <span aria-hidden="true"> ×</span></a></li>
                """
        }
        let list: HTML = chosen.isEmpty ? "" : "<ul class=\"chosen\">\(chosen)</ul>"
        return
            "<form class=\"filters\" method=\"get\" action=\"\(request.path)\">\(selects)\(kept)<button class=\"btn quiet\">Apply filters</button></form>\(list)"
    }
}
