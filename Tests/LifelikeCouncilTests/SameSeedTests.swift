import LifelikeCouncil
import Testing
import Vocabulary

@Suite("One seed, one council")
struct SameSeedTests {
    private func bytes(_ plan: CouncilPlan) -> [String: [UInt8]] {
        let council = InventedCouncil(plan)
        var writers: [any ReturnWriter] = [
            SafeguardingDataset(council), Census(plan), LookedAfterTables(plan), LookedAfterXML(plan), AnnexATables(council),
        ]
        var pages = Pages()
        for index in writers.indices { writers[index].begin(&pages) }
        for household in council { for index in writers.indices { writers[index].add(household, to: &pages) } }
        for index in writers.indices { writers[index].end(&pages) }
        return pages.bytes
    }

    @Test func `the same seed writes the same files byte for byte`() {
        let plan = CouncilPlan(seed: 7, children: 150)
        #expect(bytes(plan) == bytes(plan))
    }

    @Test func `another seed writes another council`() {
        #expect(bytes(CouncilPlan(seed: 7, children: 60)) != bytes(CouncilPlan(seed: 8, children: 60)))
    }

    @Test func `every row has as many fields as its header`() {
        for (file, bytes) in bytes(CouncilPlan(seed: 11, children: 800)) where file.hasSuffix(".csv") {
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map(SameSeedTests.fields)
            let uneven = lines.first { $0 != lines[0] }
            #expect(uneven == nil, "\(file): \(lines[0]) columns, a row of \(uneven ?? 0)")
        }
    }

    @Test func `a council has exactly the children that were asked for`() {
        let children = InventedCouncil(CouncilPlan(seed: 3, children: 333)).flatMap(\.children)
        #expect(children.count == 333)
        #expect(Set(children.map(\.number)).count == 333, "no number twice")
    }

    /// How many fields a row has; commas in quotation marks are text.
    private static func fields(_ line: Substring) -> Int {
        var (count, quoted) = (1, false)
        for byte in line.utf8 {
            if byte == 34 { quoted.toggle() }
            if byte == 44, !quoted { count += 1 }
        }
        return count
    }
}
