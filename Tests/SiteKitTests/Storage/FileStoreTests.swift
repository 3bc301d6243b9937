import Foundation
import Testing

@testable import SiteKit

@Suite("Kept files")
struct FileStoreTests {
    @Test func `a file has the digest of its bytes for its name and is kept once`() throws {
        let kept = try TestStore()
        let files = kept.store.files
        let digest = try files.keep(Array("abc".utf8))
        #expect(digest.text == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "SHA-256 of abc")
        #expect(try files.keep(Array("abc".utf8)) == digest)
        #expect(try files.bytes(of: digest) == Data("abc".utf8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: kept.directory.appending(path: "files").path) == [digest.text])
    }

    @Test func `an empty file is a file`() throws {
        let kept = try TestStore()
        let digest = try kept.store.files.keep([UInt8]())
        #expect(try kept.store.files.bytes(of: digest).isEmpty)
    }

    @Test(
        "what is no digest names no file",
        arguments: ["", "../throughline.sqlite", String(repeating: "A", count: 64), String(repeating: "a", count: 63)])
    func noDigest(text: String) { #expect(Digest(text) == nil) }

    @Test func `a file with a flipped byte, or one that is gone, is not served, and is right again when it is kept again`() throws {
        let kept = try TestStore()
        let files = kept.store.files
        let digest = try files.keep(Array("abc".utf8))
        try Data("abd".utf8).write(to: files.url(of: digest))
        #expect { try files.bytes(of: digest) } throws: { ($0 as? DamagedCopy)?.line == "changed: file \(digest)" }
        #expect(try files.keep(Array("abc".utf8)) == digest)
        #expect(try files.bytes(of: digest) == Data("abc".utf8))
        try FileManager.default.removeItem(at: files.url(of: digest))
        #expect { try files.bytes(of: digest) } throws: { ($0 as? DamagedCopy)?.isMissing == true }
    }

    @Test func `what a kill left half read or half written is cleared at the next start, and nothing else`() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "throughline-test-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        var store: Store? = try Store.open(directory, migrations: SiteSchema.migrations)
        let digest = try #require(try store?.files.keep(Array("abc".utf8)))
        let left = ["reading-1", "incoming/a/b", "files/draft-1", "mail/1.eml"].map { directory.appending(path: $0) }
        for file in left {
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("half a letter".utf8).write(to: file)
        }
        try store?.close()
        store = nil
        store = try Store.open(directory, migrations: SiteSchema.migrations)
        #expect(left.map { FileManager.default.fileExists(atPath: $0.path) } == [false, false, false, true])
        #expect(try store?.files.bytes(of: digest) == Data("abc".utf8))
        try store?.close()
    }
}
