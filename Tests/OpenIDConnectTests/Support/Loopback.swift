import Foundation

/// Sockets of this machine.
enum Loopback {
    struct Failed: Error {}

    static func socket() -> Int32 { Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) }

    private static func withAddress<T>(_ port: Int, _ body: (UnsafeMutablePointer<sockaddr>, inout socklen_t) -> T) -> (T, Int) {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let outcome = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, &size) }
        }
        return (outcome, Int(UInt16(bigEndian: address.sin_port)))
    }

    static func isOpen(_ port: Int) -> Bool {
        let socket = socket()
        defer { close(socket) }
        return withAddress(port) { connect(socket, $0, $1) == 0 }.0
    }

    /// - Returns: the port that the socket has now.
    static func bindToFreePort(_ socket: Int32) throws -> Int {
        let (isBound, port) = withAddress(0) { bind(socket, $0, $1) == 0 && getsockname(socket, $0, &$1) == 0 }
        guard isBound else { throw Failed() }
        return port
    }

    static func freePort() throws -> Int {
        let socket = socket()
        defer { close(socket) }
        return try bindToFreePort(socket)
    }
}

/// Answers one question with a head and a body without an end, and counts what it could send before the other side hung up.
final class EndlessServer: Sendable {
    let port: Int
    private let counted: AsyncStream<Int>

    init(_ head: String) throws {
        let listening = Loopback.socket()
        port = try Loopback.bindToFreePort(listening)
        guard listen(listening, 1) == 0 else { throw Loopback.Failed() }
        let (counted, counting) = AsyncStream.makeStream(of: Int.self)
        self.counted = counted
        // At once, and on a thread of its own: a busy machine's tasks may wait for minutes.
        Thread.detachNewThread {
            counting.yield(EndlessServer.serve(listening, head))
            counting.finish()
        }
    }

    /// How many bytes, once the other side has hung up; half a gigabyte at most.
    func sent() async -> Int { await counted.first { _ in true } ?? 0 }

    private static func serve(_ listening: Int32, _ head: String) -> Int {
        let connection = accept(listening, nil, nil)
        defer { for socket in [connection, listening] { close(socket) } }
        var (question, count) = ([UInt8](repeating: 0, count: 4096), 0)
        _ = recv(connection, &question, question.count, 0)
        let start = Array("HTTP/1.1 \(head)\r\nContent-Type: application/json\r\n\r\n".utf8)
        guard send(connection, start, start.count, Int32(MSG_NOSIGNAL)) == start.count else { return 0 }
        let piece = [UInt8](repeating: 32, count: 65_536)
        while count < 512 << 20 {
            let sent = send(connection, piece, piece.count, Int32(MSG_NOSIGNAL))
            guard sent > 0 else { return count }
            count += sent
        }
        return count
    }
}
