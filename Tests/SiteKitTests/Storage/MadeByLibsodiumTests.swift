import Foundation
import Testing

@testable import SiteKit

/// What versions up to November 2026 made with libsodium (1.0.18, by the calls they made) is read, opened and checked as before.
@Suite("What libsodium made")
struct MadeByLibsodiumTests {
    private static let key = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
    private static let message = Array("a head of the chain".utf8)
    private static let owner = "account:0123456789abcdef"
    private static let box =
        "6465666768696a6b6c6d6e6f707172737475767778797a7bb4ba337b33e3474d57e14fec72ba6b1e836288aae3bb764fa137eaa34d9e5e92574a0ddd"
    private static let secret = "c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadb"

    /// A folder with the key in a file of that name, as it was written.
    private func folder(_ name: String) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "libsodium-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data((MadeByLibsodiumTests.key + "\n").utf8).write(to: folder.appending(path: name))
        return folder
    }

    private func bytes(_ text: String) throws -> [UInt8] { try #require([UInt8](hexadecimal: text, count: text.utf8.count / 2)) }

    @Test func `a sealed secret is opened for its owner, and for nobody else`() throws {
        let folder = try folder(SealingKey.fileName)
        defer { try? FileManager.default.removeItem(at: folder) }
        let key = try SealingKey(in: folder)
        let box = try bytes(MadeByLibsodiumTests.box)
        #expect(key.open(box, of: MadeByLibsodiumTests.owner)?.hexadecimal == MadeByLibsodiumTests.secret)
        #expect(key.open(box, of: "account:another") == nil)
        for place in box.indices {
            var altered = box
            altered[place] ^= 1
            #expect(key.open(altered, of: MadeByLibsodiumTests.owner) == nil, "byte \(place)")
        }
        for count in [0, 24, 39, 40, box.count - 1] { #expect(key.open(Array(box.prefix(count)), of: MadeByLibsodiumTests.owner) == nil) }
    }

    @Test func `what is sealed now has the same form, and another nonce each time`() throws {
        let folder = try folder(SealingKey.fileName)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (key, secret) = (try SealingKey(in: folder), try bytes(MadeByLibsodiumTests.secret))
        let boxes = try (0..<50).map { _ in try key.seal(secret, of: "a") }
        #expect(boxes.allSatisfy { $0.count == 24 + 20 + 16 && key.open($0, of: "a") == secret })
        #expect(Set(boxes.map { $0.prefix(24) }).count == 50)
    }

    @Test func `the step that swift-crypto lacks is the standard’s (draft-irtf-cfrg-xchacha-03, 2.2.1)`() throws {
        let key = try HChaCha20.key(from: bytes(MadeByLibsodiumTests.key), bytes("000000090000004a0000000031415927"))
        #expect(key.hexadecimal == "82413b4227b27bfed30e42508a877d73a0f9e4d58a74a853c12ec41326d3ecdc")
    }

    @Test func `the key of the heads has the same public half and checks the same signatures`() throws {
        let folder = try folder(AuditKey.fileName)
        defer { try? FileManager.default.removeItem(at: folder) }
        let key = try AuditKey(in: folder)
        #expect(key.publicKey.text == "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8")
        let signature = try bytes(
            "38a828b68191ef3beaa165a54a7aea0c450a15bead577c9e6934f21159015d3e98e562b936195a6f57066631806be55b714eec63e56ee10179ad560a069a5203"
        )
        #expect(key.publicKey.isSignature(signature, of: MadeByLibsodiumTests.message))
        #expect(!key.publicKey.isSignature(signature, of: MadeByLibsodiumTests.message + [0]))
        #expect(!key.publicKey.isSignature(Array(signature.dropLast()), of: MadeByLibsodiumTests.message))
        #expect(try key.publicKey.isSignature(key.sign(MadeByLibsodiumTests.message), of: MadeByLibsodiumTests.message))
    }

    @Test func `digests and authentication codes are the same, however the bytes come`() throws {
        let folder = try folder("names-key")
        defer { try? FileManager.default.removeItem(at: folder) }
        let code = try SecretBytes(named: "names-key", in: folder).authenticate(MadeByLibsodiumTests.message)
        #expect(code.hexadecimal == "98d756bf81a80a4860b03b874d49156a39cdfd52bbb36630775a81adabdc465c")
        #expect(Digest(of: "").text == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(Digest(of: "abc").text == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        var running = RunningDigest()
        for piece in ["a", "", "b", "c"] { running.add(Array(piece.utf8)) }
        #expect(running.finish() == Digest(of: "abc"))
    }

    @Test func `a password hash is checked`() async throws {
        let hash = "$argon2id$v=19$m=47104,t=1,p=1$xhdTTZAsdlTdjqJWYMdu3g$TFAlCoHEItRTCJOij19mW8H60TgkT5xvEi0FxLevSNk"
        #expect(try await Passwords().matches("otter lamp granite", hash: hash))
    }

    @Test func `texts are compared as they are`() {
        #expect(SecretToken.equal("", "") && SecretToken.equal("abc", "abc"))
        #expect(!SecretToken.equal("abc", "abd") && !SecretToken.equal("abc", "ab") && !SecretToken.equal("", "a"))
    }
}
