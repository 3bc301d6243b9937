import ActionPlansWeb
import BoardsWeb
import ChildRecordsWeb
import ChildReturns
import EvidenceItemsWeb
import Foundation
import IndicatorsWeb
import Inspections
import InspectionsWeb
import Intake
import Logging
import OpenIDConnect
import ScrutinyWeb
import SiteKit
import Vocabulary

extension Doubt {
    /// A damaged PDF can lose whole lines without any other sign.
    fileprivate static let damagedFile = Doubt(
        "report",
        "The file is damaged and was mended while it was read, so lines may be missing. Compare it with the report, or download it again.")
}

/// Puts the parts together: the order of the migrations, the readers of files, the access table, the navigation and the pages.
package struct Composition: Sendable {
    /// Every step of the schema, in the order in which the parts build on one another.
    package static let migrations =
        SiteSchema.migrations + NoticeSchema.migrations + InspectionSchema.migrations + IndicatorSchema.migrations
        + ActionPlanSchema.migrations + ScrutinySchema.migrations + ChildSchema.migrations + LoadSchema.migrations + BoardSchema.migrations
        + OpenIDSchema.migrations + EvidenceItemSchema.migrations

    /// What a worker does with the text of a file.
    static let readers: [FileKind: Reader] = [
        .report: Reader { text -> ReportReading in
            do throws(ReportRefusal) {
                var reading = try ReportReader().read(layoutText: text.text)
                if text.wasDamaged { reading.doubts.append(.damagedFile) }
                return reading
            } catch {
                throw Refusal(rawValue: error.code) ?? .workerFailed
            }
        },
        .document: .text,
        .table: .tables,
        .childLevelReturn: ReturnReader.reader,
    ]

    /// Whether the kernel can keep a worker that reads a stranger's file from every other file.
    static let confinement =
        Confinement.coversFiles
        ? "Landlock: workers read their one file and no other"
        : "no Landlock in this kernel (Linux 5.13 has it): workers have no network and start no program, but could read other files"

    package let service: Service
    let accounts: Accounts
    let entrance: Entrance
    let store: Store
    let clock: Clock
    /// What the service does by itself while it runs.
    let rounds: Rounds
    /// Loads of child-level data, from a browser or from a command.
    let importing: Importing

    /// - Parameter mail: how messages leave; into a folder of the store where nothing is said.
    /// - Parameter keys: the directory of what is kept secret from the store; beside it where nothing else is said.
    /// - Parameter policy: another than the product's own only for the test that plants a hole in it.
    /// - Parameter ways: how people sign in; with the key beside the store unless said otherwise.
    /// - Parameter provider: how people sign in at the council's provider; nil where they do not.
    package init(
        store: Store, clock: Clock, entrance: Entrance, keys: URL? = nil, policy: Policy = AccessTable.policy, ways: SignInWays? = nil,
        provider: ProviderSettings? = nil, mail: MailWay? = nil, logger: Logger = Logger(label: "throughline")
    ) async throws {
        let settings = Settings(store)
        let council = try await settings.value(.council) ?? "Our council"
        let passwords = Passwords()
        let line = WholeThread(store: store)
        let notices = Notices(store, origin: entrance.origin, council: council, veil: Embargo.veil)
        let runner = LoadRunner(store)
        let sources = [
            InspectionDeadlines(store).source, ActionPlanDeadlines(store).source, EvidenceDeadlines(store).source,
            ScrutinyDeadlines(store: store).source, BoardDeadlines(store).source, QuestionDeadlines(store).source,
            ChildDeadlines(store).source, GrantDeadlines(store).source,
        ]
        let councilSignIn = OpenIDPages(
            store: store, provider: provider.map { Provider($0) }, origin: entrance.origin, logger: logger)
        var ways = ways ?? SignInWays(keys: AuditHeads.directory(beside: store.directory))
        ways.provider = councilSignIn.door
        service = try Service(
            store: store, council: council, isDemonstration: try await settings.value(.demonstration) != nil, policy: policy,
            navigation: MainNavigation.items, clock: clock, entrance: entrance, passwords: passwords, ways: ways,
            health: [Composition.confinement]
        ) { site in
            StandingPages().register(on: &site)
            SavedViews(store).register(on: &site)
            councilSignIn.register(on: &site)
            GroupPages(store: store, settings: provider).register(on: &site)
            TodayPage(sources: sources, notices: TodayNotices(notices)).register(on: &site)
            CalendarPages(store: store, sources: sources, policy: policy, clock: clock, origin: entrance.origin).register(on: &site)
            site.checking(Embargo(store: store).check) { site in
                InspectionPages(
                    store: store, workers: WorkerPool(), thread: line.thread, onward: line.onward, council: council, cases: .through(store)
                )
                .register(on: &site)
                ActionPlanPages(store: store, thread: line.thread, besides: BoardAsides(store).action).register(on: &site)
                PulledThread(store: store, line: line).register(on: &site)
                AllThreads(store: store, line: line).register(on: &site)
                BoardPages(store: store, thread: line.thread).register(on: &site)
                QuestionPages(store: store, thread: line.thread, documents: DocumentMaker(), council: council).register(on: &site)
                ChaserPages(store: store).register(on: &site)
                PartnerPages(store: store, origin: entrance.origin).register(on: &site)
                PackPages(store: store, council: council, documents: DocumentMaker(), origin: entrance.origin).register(on: &site)
                ScrutinyPages(store: store, thread: line.thread, documents: DocumentMaker(), council: council).register(on: &site)
            }
            IndicatorPages(store: store, watch: MeasureWatching.watch, links: MeasureWatching.links(store, line), workers: WorkerPool())
                .register(on: &site)
            EvidencePages(
                store: store, texts: .worker(), thread: line.thread, keys: keys ?? AuditHeads.directory(beside: store.directory),
                citations: WholeThread.citations
            ).register(on: &site)
            ChildPages(store: store).register(on: &site)
            QualityPages(store: store).register(on: &site)
            LoadPages(store: store, runner: runner, notices: notices, policy: policy).register(on: &site)
            GrantPages(store: store, further: ChildPages.ownFamiliesLink).register(on: &site)
            NoticePages(notices).register(on: &site)
        }
        accounts = service.accounts
        (self.entrance, self.store, self.clock) = (entrance, store, clock)
        importing = Importing(runner: runner, store: store, clock: clock)
        rounds = Composition.rounds(notices, policy, clock, mail ?? .folder(of: store), council)
    }

    /// Asks after the plan once a day, tells at once what slipped back, and sends what waits.
    private static func rounds(_ notices: Notices, _ policy: Policy, _ clock: Clock, _ mail: MailWay, _ council: String) -> Rounds {
        let (chasers, fallBacks) = (Chasers(notices, policy: policy), FallBacks(notices, policy: policy))
        let postman = Postman(notices.store, way: mail, council: council)
        return Rounds(
            clock: clock,
            [
                Rounds.Work("fall-backs") { try await fallBacks.look(on: $0) }, Rounds.Work("chasers") { try await chasers.run(on: $0) },
                Rounds.Work("mail") { _ in try await postman.deliver() },
            ], first: [Rounds.Work("mail under way") { _ in try await postman.takeUp() }])
    }
}
