import HTTPTypes
import Hummingbird
import NIOCore

/// What Hummingbird carries beside a request: the parts of its address and where it came from.
package struct SiteContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    private let peer: String

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? ""
    }

    /// The values of the pattern's parts, in the order of the address.
    func parts(of pattern: String) -> [String] {
        pattern.split(separator: "/").filter { $0.hasPrefix(":") }.compactMap { parameters.get(String($0.dropFirst())) }
    }

    /// The sender's address. A proxy's word for it counts only when the proxy is the one trusted.
    func address(trusting proxy: String?, _ request: Request) -> String {
        SiteContext.address(peer: peer, forwarded: request.headers[.forwardedFor], trusting: proxy)
    }

    /// The address that guesses are counted at. Nil where it is a proxy's or this machine's own, behind which everybody may stand.
    func ownAddress(trusting proxy: String?, _ request: Request) -> String? {
        let address = address(trusting: proxy, request)
        return SiteContext.isShared(address, proxy: proxy) ? nil : address
    }

    static func address(peer: String, forwarded: String?, trusting proxy: String?) -> String {
        guard let proxy, peer == proxy, let forwarded else { return peer }
        return forwarded.split(separator: ",").last.map { String($0).trimmed } ?? peer
    }

    static func isShared(_ address: String, proxy: String?) -> Bool {
        address.isEmpty || address == proxy || address.hasPrefix("127.") || ["::1", "::ffff:127.0.0.1"].contains(address)
    }
}

extension HTTPField.Name {
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .accept
    static let forwardedFor = HTTPField.Name("X-Forwarded-For") ?? .accept
    static let referrerPolicy = HTTPField.Name("Referrer-Policy") ?? .accept
    static let frameOptions = HTTPField.Name("X-Frame-Options") ?? .accept
    static let openerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy") ?? .accept
    static let resourcePolicy = HTTPField.Name("Cross-Origin-Resource-Policy") ?? .accept
    static let permissionsPolicy = HTTPField.Name("Permissions-Policy") ?? .accept
}
