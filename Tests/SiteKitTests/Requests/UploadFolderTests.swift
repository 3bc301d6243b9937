import Foundation
import Testing

@testable import SiteKit

@Suite("A file that goes to the disk as it comes in")
struct UploadFolderTests {
    private let boundary = "b"
    private func head(_ name: String) -> [UInt8] {
        Array("--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\(name)\"\r\n\r\n".utf8)
    }

    private func temporary() -> URL { FileManager.default.temporaryDirectory.appending(path: "throughline-upload-\(UUID().uuidString)") }

    private func names(in folder: URL) -> [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] }

    @Test func `sixty megabytes never lie in memory`() throws {
        let place = temporary()
        defer { try? FileManager.default.removeItem(at: place) }
        var reader = try MultipartReader(boundary: boundary, to: .disk(UploadFolder(below: place)))
        // As the network gives them: some tens of thousands of bytes, with line ends and what looks like the boundary's beginning.
        var piece = [UInt8](repeating: 0x61, count: 1 << 16)
        piece.replaceSubrange(100..<104, with: Array("\r\n--".utf8))
        piece.replaceSubrange(piece.count - 3..<piece.count, with: Array("\r\n-".utf8))
        try reader.take(head("census.xml"))
        var most = 0
        for _ in 0..<960 {
            try reader.take(piece)
            most = max(most, reader.heldBytes)
        }
        try reader.take(Array("\r\n--b--\r\n".utf8))
        let (_, files, kept) = try reader.finish()
        #expect(files.isEmpty && most < 1_000)
        #expect(kept.map(\.name) == ["census.xml"] && kept.first?.size == 960 << 16)
        let path = try #require(kept.first?.path)
        let handle = try FileHandle(forReadingFrom: URL(filePath: path))
        #expect(try handle.seekToEnd() == 960 << 16)
        try handle.seek(toOffset: UInt64(959 << 16))
        #expect(try handle.readToEnd().map { Array($0) } == piece)
    }

    @Test func `the file is there for as long as somebody holds it, and then it is gone`() throws {
        let place = temporary()
        defer { try? FileManager.default.removeItem(at: place) }
        func send() throws -> [UploadedFile] {
            var reader = try MultipartReader(boundary: boundary, to: .disk(UploadFolder(below: place)))
            try reader.take(head("a.csv") + Array("1,2\r\n--b\r\n".utf8) + head("b.csv").dropFirst(5) + Array("3\r\n--b--".utf8))
            return try reader.finish().kept
        }
        var kept = try send()
        #expect(kept.map(\.name) == ["a.csv", "b.csv"])
        #expect(try kept.map { String(decoding: try Data(contentsOf: URL(filePath: $0.path)), as: UTF8.self) } == ["1,2", "3"])
        let mode = try FileManager.default.attributesOfItem(atPath: kept[0].path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        kept.removeFirst()
        #expect(names(in: place).count == 1)
        kept = []
        #expect(names(in: place).isEmpty)
    }

    @Test func `what breaks off leaves nothing behind`() throws {
        let place = temporary()
        defer { try? FileManager.default.removeItem(at: place) }
        func send() throws {
            var reader = try MultipartReader(boundary: boundary, to: .disk(UploadFolder(below: place)))
            try reader.take(head("a.csv") + Array("1,2".utf8))
            _ = try reader.finish()
        }
        #expect(throws: RequestFault.self) { try send() }
        #expect(names(in: place).isEmpty)
    }
}
