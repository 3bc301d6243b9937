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
}
