import Foundation

/// The council's identity provider by its one exact name, as `https://login.council.example/realms/staff`. Over TLS, except on this machine.
package struct Issuer: Hashable, Sendable {
    package let text: String
    let isOnThisMachine: Bool

    /// Nil for what is no address of a provider.
    package init?(_ text: String) {
        guard let parts = Issuer.plain(text), let isLoopback = Issuer.isSafe(parts), parts.query == nil else { return nil }
        self.text = text
        isOnThisMachine = isLoopback
    }

    /// Where the provider describes itself.
    package var discovery: String {
        (text.hasSuffix("/") ? String(text.dropLast()) : text) + "/.well-known/openid-configuration"
    }

    /// True for an address that the provider may name and the service may ask: over TLS, or on this machine when the provider is.
    package func mayName(_ address: String) -> Bool {
        guard let parts = Issuer.plain(address), let isLoopback = Issuer.isSafe(parts) else { return false }
        return parts.scheme == "https" || (isLoopback && isOnThisMachine)
    }

    private static func plain(_ text: String) -> URLComponents? {
        guard text.utf8.count <= 2000, text.utf8.allSatisfy({ $0 > 32 && $0 < 127 }), !text.contains("\\") else { return nil }
        guard let parts = URLComponents(string: text), parts.host?.isEmpty == false else { return nil }
        return parts.user == nil && parts.password == nil && parts.fragment == nil ? parts : nil
    }

    /// Whether it is on this machine; nil for what is neither over TLS nor here.
    private static func isSafe(_ parts: URLComponents) -> Bool? {
        let isHere = ["localhost", "127.0.0.1", "[::1]", "::1"].contains(parts.host?.lowercased())
        switch parts.scheme {
        case "https": return isHere
        case "http": return isHere ? true : nil
        default: return nil
        }
    }
}
