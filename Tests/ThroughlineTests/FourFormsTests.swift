import ChildRecords
import Foundation
import Intake
import LifelikeCouncil
import Testing
import Vocabulary

@testable import ChildReturns
@testable import Throughline

/// The same invented council, written in four forms and read back.
@Suite("The four forms of one council", .serialized)
struct FourFormsTests {
    private struct Found {
        var held: [String: [Int]] = [:]
        var parts: Set<String> = []
    }

    private static let until = Day(2022, 3, 31)!

    private func read(sound: Bool, _ forms: Set<ReturnFolder.Form>) throws -> (Found, URL) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "throughline-forms-\(UUID().uuidString)")
        var plan = CouncilPlan(seed: 7, children: 150, until: FourFormsTests.until)
        plan.faults = !sound
        try ReturnFolder(council: InventedCouncil(plan), folder: folder, forms: forms).write()
        var found = Found()
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        for name in names.sorted() where ["csv", "xml", "xlsx"].contains((name as NSString).pathExtension) && !name.hasPrefix("planted") {
            try read(folder.appending(path: name).path, name, into: &found)
        }
        return (found, folder)
    }

    private func read(_ path: String, _ name: String, into found: inout Found) throws {
        var (wire, parts, current): (WireReader, [ReturnPart], Int) = (WireReader(), [], 0)
        var all = found
        let reader = ReturnReader(ReturnInstruction(name: name, today: FourFormsTests.until)) { piece in
            try wire.take(piece) { message in
                switch message {
                case .begin(let part):
                    parts.append(part)
                    current = parts.count - 1
                    all.parts.insert("\(part.format.rawValue) \(part.table)")
                case .again(let index): current = index
                case .held(let row): all.held[parts[current].table, default: []].append(row.row)
                case .child, .entry, .name, .note, .end: break
                }
            }
        }
        try reader.read(DroppedFile(path: path, name: name, limits: .childLevelReturn))
        found = all
    }

    @Test func `every table of every form is read, and nothing sound is held`() throws {
        let (found, folder) = try read(sound: true, Set(ReturnFolder.Form.allCases))
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(found.held.isEmpty, "\(found.held)")
        for list in 1...10 { #expect(found.parts.contains("annex_a List_\(list)"), "list \(list)") }
        for table in ["Child", "CINdetails", "Assessments", "Section47", "ChildProtectionPlans", "CPPreviewDate", "PreProceedingsandFGDM"] {
            #expect(found.parts.contains("census \(table)"), "\(table)")
        }
        for table in ["ssd_cla_reviews", "ssd_linked_identifiers"] {
            #expect(found.parts.contains("standard_dataset \(table)"), "\(table)")
        }
        for table in ["header", "episodes", "reviews", "oc2", "oc3", "missing"] {
            #expect(found.parts.contains("looked_after \(table)"), "\(table)")
        }
    }
}
