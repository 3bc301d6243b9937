import ChildRecords
import Testing

@testable import ChildReturns

@Suite("The table of tables")
struct TableSpecTests {
    @Test func `every line of it is understood`() throws {
        #expect(TableSpec.all.count > 60)
        #expect(Set(TableSpec.all.map(\.format)) == Set(ReturnFormat.allCases))
        #expect(Set(TableSpec.all.map { "\($0.format) \($0.name)" }).count == TableSpec.all.count)
    }

    @Test func `each list of Annex A is there, and of the last nothing is kept`() {
        let lists = TableSpec.all.filter { $0.format == .annexA }
        #expect(lists.map(\.name) == (1...11).map { "List_\($0)" })
        #expect(lists.last?.nothingKept != nil)
    }

    @Test func `each thing that is kept says why`() {
        for table in TableSpec.all {
            for making in table.makings {
                for column in making.columns {
                    guard case .fact = column.use else { continue }
                    #expect(!column.why.isEmpty, "\(table.name) \(column.headings)")
                }
            }
        }
    }

    @Test func `each table is found by its own headings and no other is`() {
        for table in TableSpec.all where table.nothingKept == nil {
            // What an entry of the census lies in is an element around it and no heading of its own.
            let columns = table.makings.flatMap(\.columns).filter { table.format != .census || $0.use != .within }
            let headings = columns.compactMap(\.headings.first) + table.telling
            #expect(BoundTable.best(for: headings.map(\.asHeading))?.spec.name == table.name, "\(table.format) \(table.name)")
        }
    }

    @Test(
        "a line that says nothing is a fault",
        arguments: ["table nowhere x | y | z", "entry assessment", "table census a | b | c\nentry nothing"])
    func fault(text: String) { #expect(throws: TableSpec.Fault.self) { _ = try TableSpec.read(text) } }
}
