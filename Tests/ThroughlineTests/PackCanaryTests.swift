import Boards
import BoardsWeb
import Foundation
import GRDB
import SiteKit
import Testing

@testable import Throughline

@Suite("What leaves with a pack")
struct PackCanaryTests {
    @Test func `no child of the demonstration stands in a pack, on its page or in its files`() async throws {
        let directory = try await FoundedDemonstration.copy()
        defer { try? FileManager.default.removeItem(at: directory) }
        let store = try Store.openToRead(directory)
        let children = try JSONDecoder().decode(ChildrenFile.self, from: Data(contentsOf: demonstrationFile("children.json"))).children
        let packs = try await store.read { db in
            try PackRecords.all(in: db).map { entry in
                (
                    try PackRecords.bytes(.content, of: entry.id, in: db), try PackRecords.bytes(.page, of: entry.id, in: db),
                    try PackRecords.pack(entry.id, in: db)
                )
            }
        }
        let numbers = try await store.read { try String.fetchAll($0, sql: "SELECT number FROM child") }
        let names = try await store.read { try String.fetchAll($0, sql: "SELECT name FROM child") }
        #expect(packs.count == 2 && children.count > 5 && names.count >= children.count)
        for (content, page, pack) in packs {
            #expect(!pack.actions.isEmpty && !pack.measures.isEmpty && !pack.commitments.isEmpty, "a pack that holds something")
            let words = String(decoding: content, as: UTF8.self) + String(decoding: page, as: UTF8.self)
            for name in names {
                #expect(!words.localizedCaseInsensitiveContains(name), "\(name)")
                if let surname = name.split(separator: " ").last { #expect(!words.localizedCaseInsensitiveContains(surname), "\(name)") }
            }
            for number in numbers { #expect(!words.contains(number)) }
        }
        try store.close()
    }
}
