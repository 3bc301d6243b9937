import Foundation

/// Brings a command to the running service.
struct ControlClient {
    private let path: String

    init(_ directory: URL) { path = ControlServer.socket(in: directory).path }

    /// The service's answer; nil when no service runs on this store.
    func send(_ request: some Encodable, to place: String = "accounts") throws -> String? {
        guard let connection = connect() else { return nil }
        defer { close(connection) }
        let body = try JSONEncoder().encode(request)
        let head = "POST /\(place) HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.count)\r\nConnection: close\r\n\r\n"
        write(Data(head.utf8) + body, to: connection)
        let answer = String(decoding: readAll(connection), as: UTF8.self)
        let parts = answer.components(separatedBy: "\r\n\r\n")
        guard let head = parts.first, parts.count > 1 else { throw CommandRefusal("The running service did not answer. Try again.") }
        let words = parts.dropFirst().joined(separator: "\r\n\r\n")
        guard head.hasPrefix("HTTP/1.1 200") else { throw CommandRefusal(words) }
        return words
    }

    private func connect() -> Int32? {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = path.utf8CString
        guard bytes.count <= MemoryLayout.size(ofValue: address.sun_path) else { return nil }
        withUnsafeMutableBytes(of: &address.sun_path) { target in bytes.withUnsafeBytes { target.copyMemory(from: $0) } }
        let connection = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        let outcome = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(connection, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        if outcome == 0 { return connection }
        close(connection)
        return nil
    }

    private func write(_ data: Data, to connection: Int32) {
        data.withUnsafeBytes { buffer in
            var sent = 0
            while sent < buffer.count {
                let count = Glibc.write(connection, buffer.baseAddress.map { $0 + sent }, buffer.count - sent)
                if count <= 0 { return }
                sent += count
            }
        }
    }

    private func readAll(_ connection: Int32) -> Data {
        var (all, chunk) = (Data(), [UInt8](repeating: 0, count: 65_536))
        while true {
            let count = Glibc.read(connection, &chunk, chunk.count)
            if count <= 0 { return all }
            all.append(contentsOf: chunk.prefix(count))
        }
    }
}

import Glibc
