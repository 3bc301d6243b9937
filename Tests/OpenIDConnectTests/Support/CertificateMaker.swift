import Foundation
import RunningPrograms

/// Certificates of an authority of the tests' own, and servers that show them: by the machine's openssl, which Debian's ca-certificates brings.
final class CertificateMaker: Sendable {
    enum Kind: String, CaseIterable, Sendable { case right, forAnotherHost, expired, ofNobody, rightOverOldTLS }

    struct Failed: Error { let words: String }

    private let folder: URL
    var authority: String { folder.appending(path: "authority.pem").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "certificates-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in ["authority", "nobody"] {
            try openssl(
                ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=\(name) of the tests"],
                ["-keyout", path(name, "key"), "-out", path(name, "pem"), "-days", "2"])
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func path(_ name: String, _ ending: String) -> String { folder.appending(path: "\(name).\(ending)").path }

    private func openssl(_ arguments: [String]...) throws {
        let ran = try Ran("/usr/bin/openssl", arguments.flatMap(\.self))
        guard ran.status == 0 else { throw Failed(words: ran.errors) }
    }

    /// A server on a free port of this machine.
    func serve(_ kind: Kind) async throws -> (program: Started, port: Int) {
        let (name, issuer) = (kind.rawValue, kind == .ofNobody ? "nobody" : "authority")
        let host = kind == .forAnotherHost ? "DNS:login.elsewhere.example,IP:127.0.0.2" : "IP:127.0.0.1"
        try Data("subjectAltName=\(host)\n".utf8).write(to: folder.appending(path: "\(name).ext"))
        try openssl(
            ["req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=127.0.0.1"],
            ["-keyout", path(name, "key"), "-out", path(name, "csr")])
        try openssl(
            ["x509", "-req", "-in", path(name, "csr"), "-CA", path(issuer, "pem"), "-CAkey", path(issuer, "key"), "-CAcreateserial"],
            ["-extfile", path(name, "ext"), "-out", path(name, "pem"), "-days", kind == .expired ? "-1" : "1"])
        let port = try Loopback.freePort()
        let old = kind == .rightOverOldTLS ? ["-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0"] : []
        let program = try Started(
            "/usr/bin/openssl",
            ["s_server", "-accept", "127.0.0.1:\(port)", "-cert", path(name, "pem"), "-key", path(name, "key"), "-www", "-quiet"] + old)
        for _ in 0..<100 where !Loopback.isOpen(port) { try await Task.sleep(for: .milliseconds(50)) }
        guard Loopback.isOpen(port) else { throw Failed(words: "no server for \(name)") }
        return (program, port)
    }
}
