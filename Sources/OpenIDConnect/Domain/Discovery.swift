import Foundation

/// What a provider says of itself: where it is asked, and how.
package struct Discovery: Sendable {
    package let authorisation: String
    package let token: String
    package let keys: String
    package let endSession: String?
    /// True when the secret goes into the form; else it goes into the header.
    package let secretInForm: Bool
    /// True when the way back must name the issuer, so that two providers cannot be mixed up.
    package let namesItself: Bool

    private struct Document: Decodable {
        let issuer: String
        let authorization_endpoint: String
        let token_endpoint: String
        let jwks_uri: String
        let end_session_endpoint: String?
        let token_endpoint_auth_methods_supported: [String]?
        let authorization_response_iss_parameter_supported: Bool?
    }

    package init(_ bytes: [UInt8], of issuer: Issuer) throws(ProviderRefusal) {
        guard let document = try? JSONDecoder().decode(Document.self, from: Data(bytes)) else { throw .unreadable }
        guard document.issuer == issuer.text else { throw .describesAnother }
        let named = [document.authorization_endpoint, document.token_endpoint, document.jwks_uri, document.end_session_endpoint]
        guard named.compactMap(\.self).allSatisfy(issuer.mayName) else { throw .unsafeAddress }
        (authorisation, token, keys) = (document.authorization_endpoint, document.token_endpoint, document.jwks_uri)
        endSession = document.end_session_endpoint
        let methods = document.token_endpoint_auth_methods_supported ?? ["client_secret_basic"]
        secretInForm = methods.contains("client_secret_post")
        guard secretInForm || methods.contains("client_secret_basic") else { throw .noWayToShowTheSecret }
        namesItself = document.authorization_response_iss_parameter_supported ?? false
    }
}
