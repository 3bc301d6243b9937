import ArgumentParser
import ChildRecordsWeb
import Foundation
import Hummingbird
import Intake
import Logging
import OpenIDConnect
import SiteKit
import Vocabulary

/// Runs the service until it is told to stop.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Run the service on this machine.")

    @Option(help: "The directory of the store. It is created if it does not exist.") var store: String
    @Option(help: "The port on 127.0.0.1.") var port = 8080
    @Option(help: "The council’s name. It is saved in the store.") var council: String?
    @Option(help: "The address people use behind a proxy, for example https://throughline.council.example.") var publicOrigin: String?
    @Option(help: "The address of the proxy whose X-Forwarded-For is trusted, for example 127.0.0.1.") var trustedProxy: String?
    @OptionGroup(title: "The audit trail") var auditPlaces: AuditPlaces
    @Option(help: "A file of further passwords that nobody may choose, one on each line.")
    var deniedPasswords: String?
    @OptionGroup(title: "The council’s own sign-in") var councilSignIn: CouncilSignInOptions
    @Option(
        help:
            "The sendmail program that sends messages, for example /usr/sbin/sendmail or /usr/bin/msmtp. Without it messages are written to the store’s folder “mail”."
    )
    var sendmail: String?
    @Option(help: "The address messages come from, for example throughline@council.example. Use it with --sendmail.") var mailFrom: String?
    @Option(help: "A fixed date, for example 2022-06-20. For tests and demonstrations only.") var today: String?

    func run() async throws {
        try await CommandRefusal.saying {
            let (origin, mail) = (try publicOrigin.map(originURL), try mailWay())
            let directory = URL(filePath: store, directoryHint: .isDirectory)
            let provider = try councilSignIn.settings(store: directory)
            let (opened, heads) = try await auditPlaces.open(directory)
            let outside = auditPlaces.directory(of: directory)
            let denied = try deniedPasswords.map { try DeniedPasswords(file: URL(filePath: $0)) } ?? DeniedPasswords()
            if let recovery = provider?.onlyLocalAccount { try await RecoveryAccount.check(recovery, in: opened) }
            let settings = Settings(opened)
            if let council { try await settings.set(.council, council, by: .system) }
            let clock = try await clock(settings)
            let logger = Logger(label: "throughline") { StreamLogHandler.standardOutput(label: $0) }
            let composition = try await Composition(
                store: opened, clock: clock, entrance: Entrance(port: port, publicOrigin: origin, trustedProxy: trustedProxy),
                keys: outside,
                ways: SignInWays(keys: outside, denied: denied), provider: provider, mail: mail, logger: logger)
            try await LoadStore(opened).recover()
            let control = ControlServer(composition, directory: directory, logger: logger).application
            let application = composition.service.application(port: port, beside: [control], logger: logger) { port in
                discardStandardError()
                FileHandle.standardOutput.write(Data("Throughline is at http://localhost:\(port)/ (stop it with Ctrl-C)\n".utf8))
            }
            try await heads.keep(logger: logger) {
                try await composition.rounds.keep(logger: logger) { try await application.runService() }
            }
        }
    }

    private func originURL(_ text: String) throws -> URL {
        guard let url = URL(string: text), ["http", "https"].contains(url.scheme), url.host != nil, ["", "/"].contains(url.path) else {
            throw CommandRefusal("--public-origin should be as https://throughline.council.example, without a path.", exitCode: 2)
        }
        return url
    }

    /// Nil for the folder of the store.
    private func mailWay() throws -> MailWay? {
        guard let sendmail else {
            if mailFrom == nil { return nil }
            throw CommandRefusal(
                "--mail-from belongs with --sendmail. Without it messages are kept in the store’s folder “mail”.", exitCode: 2)
        }
        guard let from = mailFrom.flatMap(MailAddress.init) else {
            throw CommandRefusal("--sendmail needs --mail-from, as throughline@council.example.", exitCode: 2)
        }
        guard sendmail.hasPrefix("/"), FileManager.default.isExecutableFile(atPath: sendmail) else {
            throw CommandRefusal("--sendmail should be the full path of a program, as /usr/sbin/sendmail.", exitCode: 2)
        }
        return MailWay(.sendmail(program: sendmail), from: from)
    }

    private func clock(_ settings: Settings) async throws -> Clock {
        let isDemonstration = try await settings.value(.demonstration) != nil
        guard let today else {
            let fixed = isDemonstration ? try await settings.value(.today).flatMap { Day(iso: $0) } : nil
            return Clock(fixed: fixed)
        }
        guard let day = Day(iso: today) else { throw CommandRefusal("--today should be a day, as 2022-06-20.", exitCode: 2) }
        let isTest = ProcessInfo.processInfo.environment["THROUGHLINE_TESTING"] == "yes"
        guard isDemonstration || isTest else {
            throw CommandRefusal(
                "--today is for demonstrations and tests only. This store is a council’s own: it runs on the real day.", exitCode: 2)
        }
        return Clock(fixed: day)
    }
}
