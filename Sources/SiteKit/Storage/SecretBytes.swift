import CSodium
import Foundation

/// Thirty-two random bytes in a file outside the store, and what can be done with them.
package struct SecretBytes: Sendable {
    private let bytes: [UInt8]

    /// Reads the file, or makes it. Never over a file that is there.
    package init(named name: String, in directory: URL) throws {
        let file = directory.appending(path: name)
        let count = Int(crypto_auth_hmacsha256_KEYBYTES)
        if let text = try? String(contentsOf: file, encoding: .utf8) {
            guard let bytes = [UInt8](hexadecimal: text.trimmed, count: count) else { throw AuditFault.unreadableKey(file.path) }
            self.bytes = bytes
            return
        }
        if FileManager.default.fileExists(atPath: file.path) { throw AuditFault.unreadableKey(file.path) }
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        var bytes = [UInt8](repeating: 0, count: count)
        randombytes_buf(&bytes, bytes.count)
        let descriptor = open(file.path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw AuditFault.unusable(directory.path) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.write(contentsOf: Data((bytes.hexadecimal + "\n").utf8))
        try handle.synchronize()
        self.bytes = bytes
    }

    /// HMAC with SHA-256.
    package func authenticate(_ message: [UInt8]) -> [UInt8] {
        var output = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_BYTES))
        _ = crypto_auth_hmacsha256(&output, message, UInt64(message.count), bytes)
        return output
    }
}
