import ChildRecords
import Vocabulary

/// A table whose headings were found: which column of the file feeds what.
struct BoundTable {
    struct Slot { let index: Int; let use: TableSpec.Use; let reading: Reading; let heading: String; let isOptional: Bool }
    struct Making { let spec: TableSpec.Making; let slots: [Slot]; let unless: Int?; let only: (index: Int, values: Set<String>)? }

    let spec: TableSpec
    let makings: [Making]
    /// Columns of the form that the file does not have.
    let absent: [String]
    /// How sure it is that this is the table.
    let score: Int
    /// The columns of the file that the form does not have, by their places: nothing is read from them.
    let unknown: [Int]
    /// The place of the last column that something is read from.
    let lastRead: Int
    /// Another table whose headings are all there too, by its title.
    private(set) var couldBe: String?

    /// Nil when the headings are not those of the table.
    /// - Parameter headings: as in the file, compared by ``Swift/String/asHeading``.
    /// - Parameter mapping: headings of this council, each with the heading of the form that it stands for.
    /// - Parameter names: true only where the council has names switched on; else a column of names is not so much as looked at.
    init?(_ spec: TableSpec, headings: [String], mapping: [String: String] = [:], names readsNames: Bool = false) {
        var places: [String: Int] = [:]
        for (index, heading) in headings.enumerated().reversed() where !heading.isEmpty {
            places[(mapping[heading] ?? heading)] = index
        }
        guard spec.telling.allSatisfy({ BoundTable.find($0, in: places) != nil }) else { return nil }
        var (bound, absent, score): ([Making], [String], Int) = ([], [], spec.telling.count)
        for making in spec.makings {
            var slots: [Slot] = []
            for column in making.columns where readsNames || !column.use.isName {
                let names = column.headings.map(\.asHeading)
                let more = column.use == .child && !column.isOptional ? names + BoundTable.childHeadings : names
                guard let index = more.lazy.compactMap({ BoundTable.find($0, in: places) }).first else {
                    if !column.use.isName, !column.isOptional { absent.append(column.headings.first ?? "") }
                    continue
                }
                slots.append(
                    Slot(
                        index: index, use: column.use, reading: column.reading, heading: column.headings.first ?? "",
                        isOptional: column.isOptional))
            }
            score += slots.count
            let needsChild = making.columns.contains { $0.use == .child && !$0.isOptional }
            if needsChild, !slots.contains(where: { $0.use == .child }) { return nil }
            let only = making.only.flatMap { only in BoundTable.find(only.heading, in: places).map { (index: $0, values: only.values) } }
            bound.append(
                Making(spec: making, slots: slots, unless: making.unless.flatMap { BoundTable.find($0, in: places) }, only: only))
        }
        (self.spec, makings, self.absent, self.score) = (spec, bound, absent, score)
        let read = Set(bound.flatMap { $0.slots.map(\.index) + [$0.unless, $0.only?.index].compactMap(\.self) })
        let known = Set(spec.columns.map(\.asHeading) + BoundTable.childHeadings)
        lastRead = read.max() ?? -1
        unknown = headings.indices.filter { index in
            !headings[index].isEmpty && !read.contains(index) && !known.contains(mapping[headings[index]] ?? headings[index])
        }
    }

    /// What councils call the child's number.
    private static let childHeadings = [
        "childuniqueid", "childid", "uniqueid", "personid", "clientid", "mosaicid", "lcsid", "lcsnumber", "caseid", "casenumber", "childno",
        "childnumber", "systemid", "childscasenumber", "pid", "id", "liquidlogicid", "azeusid", "frameworkiid", "persid", "childsuniqueid",
    ]

    /// The same heading, or one that was cut short or goes on behind it. Short ones must be the same.
    private static func find(_ heading: String, in places: [String: Int]) -> Int? {
        if let place = places[heading] { return place }
        guard heading.count >= 14 else { return nil }
        let near = places.filter { $0.key.count >= 14 && (heading.hasPrefix($0.key) || $0.key.hasPrefix(heading)) }
        return near.count == 1 ? near.first?.value : nil
    }

    /// The table that these headings fit best.
    static func best(
        for headings: [String], mapping: [String: String] = [:], names: Bool = false, among specs: [TableSpec] = TableSpec.all
    ) -> BoundTable? {
        let fitting = specs.compactMap { BoundTable($0, headings: headings, mapping: mapping, names: names) }
        guard var best = fitting.max(by: { $0.score < $1.score }) else { return nil }
        best.couldBe = fitting.first { [best] in $0.tellsMore(than: best) }?.spec.title
        return best
    }

    /// True of another table of the same form whose telling headings the chosen one does not read.
    private func tellsMore(than chosen: BoundTable) -> Bool {
        guard spec.name != chosen.spec.name, spec.format == chosen.spec.format else { return false }
        let read = Set(chosen.spec.telling + chosen.spec.makings.flatMap { $0.columns.flatMap(\.headings).map(\.asHeading) })
        return !read.isSuperset(of: spec.telling)
    }
}

extension TableSpec.Use {
    var isName: Bool { self == .forename || self == .surname }
}
