/// Which columns of a publication say what one of our measures says, and for which groups.
package struct PublishedMapping: Sendable, Hashable, Codable {
    /// The code of our measure.
    package let measure: String
    /// The column of the figure: a percentage, a rate, a mean.
    package let figure: String
    /// Columns of how many, and of how many they are; empty where the publication has none. Without the second there is no funnel plot.
    package let numerator, denominator: String
    /// Of each filter the value that is compared.
    package let filters: [String: String]
    /// How its definition differs from ours; empty where nobody found a difference.
    package let difference: String
    /// The month with which a reporting year ends.
    package let reportingYearEnds: Int

    package init(
        measure: String, figure: String, numerator: String = "", denominator: String = "", filters: [String: String] = [:],
        difference: String = "", reportingYearEnds: Int = 3
    ) {
        (self.measure, self.figure, self.numerator, self.denominator) = (measure, figure, numerator, denominator)
        (self.filters, self.difference, self.reportingYearEnds) = (filters, difference, reportingYearEnds)
    }
}

/// A published figure of an area in a period, as it stands in the file.
package struct PublishedFigure: Sendable, Hashable {
    package let line: Int
    package let period: PublishedPeriod
    package let area: PublishedFile.Area
    package let figure, numerator, denominator: String

    package init(
        line: Int, period: PublishedPeriod, area: PublishedFile.Area, figure: String, numerator: String = "", denominator: String = ""
    ) {
        (self.line, self.period, self.area) = (line, period, area)
        (self.figure, self.numerator, self.denominator) = (figure, numerator, denominator)
    }

    package var cell: PublishedCell { PublishedCell(figure) ?? .blank }
    package var part: Int? { whole(numerator) }
    package var of: Int? { whole(denominator) }

    private func whole(_ text: String) -> Int? {
        PublishedCell(text)?.number.flatMap { $0 >= 0 && $0 < 1e9 && $0 == $0.rounded() ? Int($0) : nil }
    }
}

extension PublishedFile {
    package enum MappingRefusal: Error, Sendable, Hashable {
        case noColumn(String)
        /// Two rows are left of one area and period.
        case several(PublishedFigure, Int)
        case nothingLeft

        package var words: String {
            switch self {
            case .noColumn(let name): "The file has no column “\(name)”. Choose one of its columns."
            case .several(let first, let line):
                "Lines \(first.line) and \(line) are both of \(first.area.name), \(first.period.words). Choose a value of each filter so that one is left."
            case .nothingLeft: "No row has these values of the filters. Choose other values."
            }
        }
    }

    /// The figures of a measure, and lines whose figure is neither a number nor a symbol.
    package func figures(_ mapping: PublishedMapping) throws(MappingRefusal) -> (figures: [PublishedFigure], bad: [BadLine]) {
        let figure = try column(mapping.figure)
        let (part, whole) = (try optional(mapping.numerator), try optional(mapping.denominator))
        var wanted: [(Int, String)] = []
        for (column, value) in mapping.filters.sorted(by: { $0.key < $1.key }) { wanted.append((try self.column(column), value)) }
        var (figures, bad, seen): ([PublishedFigure], [BadLine], [String: PublishedFigure]) = ([], [], [:])
        for row in rows where wanted.allSatisfy({ row.cells[$0.0] == $0.1 }) {
            let cells = [figure, part, whole].map { place in place.map { row.cells[$0] } ?? "" }
            let one = PublishedFigure(
                line: row.line, period: row.period, area: row.area, figure: cells[0], numerator: cells[1], denominator: cells[2])
            let key = "\(row.period.time) \(row.period.identifier) \(row.area.level.rawValue) \(row.area.code)"
            if let first = seen[key] { throw .several(first, row.line) }
            seen[key] = one
            if let (name, text) = zip([mapping.figure, mapping.numerator, mapping.denominator], cells).first(where: {
                PublishedCell($1) == nil
            }) {
                bad.append(
                    BadLine(
                        line: row.line,
                        "“\(text)” in the column “\(name)” is neither a number nor one of the symbols c, z, x, k, u and low. Correct the cell."
                    ))
            } else {
                figures.append(one)
            }
        }
        if figures.isEmpty, bad.isEmpty { throw .nothingLeft }
        return (figures, bad)
    }

    private func column(_ name: String) throws(MappingRefusal) -> Int {
        guard let place = place(of: name) else { throw .noColumn(name) }
        return place
    }

    private func optional(_ name: String) throws(MappingRefusal) -> Int? { name.isEmpty ? nil : try column(name) }
}
