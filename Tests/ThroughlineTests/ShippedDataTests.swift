import Foundation
import Testing

@testable import Throughline

@Suite("The files beside the program")
struct ShippedDataTests {
    @Test func `a file that is missing, empty or cut stops every command in words`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "throughline-shipped-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for module in ShippedData.texts.keys.sorted() + ["SiteKit", "Throughline"] {
            let name = "throughline_\(module).resources"
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: Bundle.main.bundleURL.appending(path: name), to: folder.appending(path: name))
        }
        try ShippedData.check(in: folder)
        for (module, names) in ShippedData.texts {
            for name in names {
                let file = folder.appending(path: "throughline_\(module).resources/Data/\(name).txt")
                let whole = try Data(contentsOf: file)
                for left in [Data(), whole.prefix(whole.count / 2), whole.dropLast(20)] {
                    try left.write(to: file)
                    let refusal = #expect(throws: CommandRefusal.self) { try ShippedData.check(in: folder) }
                    #expect(refusal?.words.contains("\(name).txt") == true)
                }
                try whole.write(to: file)
            }
        }
        try FileManager.default.removeItem(at: folder.appending(path: "throughline_SiteKit.resources"))
        #expect(throws: CommandRefusal.self) { try ShippedData.check(in: folder) }
    }
}
