import ArgumentParser
import Foundation
import OpenIDConnect
import SiteKit

/// How the service signs people in at the council's own provider (OpenID Connect). None of it is kept in the store.
struct CouncilSignInOptions: ParsableArguments {
    static let secretVariable = "THROUGHLINE_OPENID_SECRET"

    @Option(help: "The council’s OpenID Connect provider, for example https://login.council.example/realms/staff.") var openidIssuer:
        String?
    @Option(help: "The client ID of this service at the provider.") var openidClient: String?
    @Option(
        help: "A file outside the store with the client’s secret, readable by this service only. Or set \(secretVariable).")
    var openidSecretFile: String?
    @Option(help: "The claim that holds a person’s groups.") var openidGroupsClaim = "groups"
    @Option(help: "A value of amr, acr or acrs that means two-factor sign-in. Can be given several times. Default: mfa.")
    var openidStrong: [String] = []
    @Option(help: "Close every account of this service except this one, which is kept for recovery.") var onlyLocalAccount: String?

    func settings(store: URL) throws -> ProviderSettings? {
        guard let openidIssuer else {
            guard openidClient == nil, openidSecretFile == nil, onlyLocalAccount == nil else {
                throw CommandRefusal("Give --openid-issuer too, or leave the other options of the council’s sign-in out.", exitCode: 2)
            }
            return nil
        }
        guard let openidClient else { throw CommandRefusal("--openid-issuer needs --openid-client.", exitCode: 2) }
        guard Outbound.isReady else {
            throw CommandRefusal("The system’s libcurl cannot be loaded, by which the provider is asked. Run: apt-get install libcurl4")
        }
        return try ProviderSettings(
            issuer: openidIssuer, client: openidClient, secret: secret(store), groupsClaim: openidGroupsClaim, strong: openidStrong,
            onlyLocalAccount: onlyLocalAccount)
    }

    private func secret(_ store: URL) throws -> String {
        if let secret = ProcessInfo.processInfo.environment[CouncilSignInOptions.secretVariable] { return secret.trimmed }
        guard let openidSecretFile else {
            throw CommandRefusal(
                "The client’s secret is missing: give --openid-secret-file, or set \(CouncilSignInOptions.secretVariable).", exitCode: 2)
        }
        let file = URL(filePath: openidSecretFile).resolvingSymlinksInPath()
        guard !file.path.hasPrefix(store.resolvingSymlinksInPath().path + "/") else {
            throw CommandRefusal(
                "The file of the client’s secret lies inside the store, and so in every copy of it. Put it elsewhere.", exitCode: 2)
        }
        let rights = (try? FileManager.default.attributesOfItem(atPath: file.path))?[.posixPermissions] as? Int ?? 0
        guard rights & 0o007 == 0 else {
            throw CommandRefusal(
                "Everybody on this machine may read \(openidSecretFile). Run: chmod o-rwx \(openidSecretFile)", exitCode: 2)
        }
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            throw CommandRefusal("The file \(openidSecretFile) cannot be read.", exitCode: 2)
        }
        return text.trimmed
    }
}
