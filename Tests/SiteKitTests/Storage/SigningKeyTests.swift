import Foundation
import SiteKit
import Testing

@Suite("Keys that sign what leaves the council")
struct SigningKeyTests {
    private func folder() -> URL { FileManager.default.temporaryDirectory.appending(path: "throughline-key-\(UUID().uuidString)") }

    @Test func `a key is made once, and only its owner reads the file`() throws {
        let folder = folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let (first, second) = (try SigningKey(named: "a-key", in: folder), try SigningKey(named: "a-key", in: folder))
        #expect(first.verifying == second.verifying)
        let mode = try FileManager.default.attributesOfItem(atPath: folder.appending(path: "a-key").path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func `a signature is of these bytes and of this key`() throws {
        let (key, other) = (SigningKey(), SigningKey())
        let signature = try key.sign(Array("figures".utf8))
        #expect(key.verifying.isSignature(signature, of: Array("figures".utf8)))
        #expect(!key.verifying.isSignature(signature, of: Array("figurez".utf8)))
        #expect(!other.verifying.isSignature(signature, of: Array("figures".utf8)))
        #expect(!key.verifying.isSignature("", of: Array("figures".utf8)))
    }

    @Test func `a fingerprint is compared as it was written down`() throws {
        let key = SigningKey().verifying
        #expect(key.fingerprint.split(separator: " ").count == 8)
        #expect(key.hasFingerprint(key.fingerprint.uppercased().replacing(" ", with: "-")))
        #expect(!key.hasFingerprint(SigningKey().verifying.fingerprint) && !key.hasFingerprint(""))
        #expect(VerifyingKey(" " + key.text.uppercased() + "\n") == key)
        #expect(VerifyingKey(String(key.text.dropLast())) == nil && VerifyingKey("") == nil)
    }
}
