import Foundation

/// Where the service is reached from outside: its public address and the proxy it trusts.
package struct Entrance: Sendable {
    let port: Int
    /// As `https://throughline.marlshire.example`. Without it the service is reached on this machine only.
    let publicOrigin: URL?
    let trustedProxy: String?

    package init(port: Int, publicOrigin: URL? = nil, trustedProxy: String? = nil) {
        self.port = port
        self.publicOrigin = publicOrigin
        self.trustedProxy = trustedProxy
    }

    /// The address that links in messages and feeds begin with.
    package var origin: String { publicOrigin.map(Entrance.origin) ?? "http://localhost:\(port)" }

    func allows(host: String?) -> Bool {
        guard let host = host?.lowercased() else { return false }
        return host == publicOrigin.map(Entrance.authority) || ["localhost", "127.0.0.1", "[::1]"].contains { host == "\($0):\(port)" }
    }

    func isOwn(origin: String, host: String?) -> Bool {
        if let publicOrigin, origin == Entrance.origin(publicOrigin) { return true }
        guard let host = host?.lowercased(), allows(host: host), publicOrigin.map(Entrance.authority) != host else { return false }
        return origin == "http://\(host)"
    }

    private static func origin(_ url: URL) -> String { "\(url.scheme?.lowercased() ?? "https")://\(authority(url))" }

    /// As browsers write it: in small letters, without the port that goes without saying.
    private static func authority(_ url: URL) -> String {
        let usual = url.scheme?.lowercased() == "http" ? 80 : 443
        return (url.host ?? "").lowercased() + (url.port.map { $0 == usual ? "" : ":\($0)" } ?? "")
    }
}
