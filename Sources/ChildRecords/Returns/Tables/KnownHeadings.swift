/// Every heading and element that some form has. What stands in none of them is not repeated from a file: it could be a name.
enum KnownHeadings {
    static let all: Set<String> = Set(
        TableSpec.all.flatMap { table in
            table.telling + table.elements.map(\.asHeading)
                + table.makings.flatMap { $0.columns.filter { !$0.use.isName }.flatMap(\.headings).map(\.asHeading) }
        })
}
