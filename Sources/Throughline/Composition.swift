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
import LettersWeb
import OpenIDConnect
import PreProceedingsWeb
import ScrutinyWeb
import SiteKit
import Vocabulary

extension Doubt {
    /// A damaged PDF can lose whole lines without any other sign.
    fileprivate static let damagedFile = Doubt(
        "report",
        "The file is damaged and was repaired while it was read, so lines may be missing. Compare it with the report, or download it again."
    )
}

/// Puts the parts together: the order of the migrations, the readers of files, the access table, the navigation and the pages.
package struct Composition: Sendable {
    /// Every step of the schema, in the order in which the parts build on one another.
    package static let migrations =
        SiteSchema.migrations + NoticeSchema.migrations + InspectionSchema.migrations + IndicatorSchema.migrations
        + ActionPlanSchema.migrations + ScrutinySchema.migrations + ChildSchema.migrations + LoadSchema.migrations + BoardSchema.migrations
        + OpenIDSchema.migrations + EvidenceItemSchema.migrations + RegisterSchema.migrations + IncidentSchema.migrations
        // Every renaming comes after every creation.
        + BoardSchema.renames + ScrutinySchema.renames + IndicatorSchema.renames + EvidenceItemSchema.renames
        + ChildSchema.renames + LoadSchema.renames
        // What is new since then, in the order in which it came.
        + LoadSchema.returns + NoticeSchema.renames + InspectionSchema.renames + LoadSchema.moved
        + [registerOrders]
        + IndicatorSchema.additions + ActionPlanSchema.additions + EvidenceItemSchema.additions + ScrutinySchema.additions
        + BoardSchema.additions + LoadSchema.lasting + IndicatorSchema.computed + ScrutinySchema.statements
        + PreProceedingsSchema.migrations + LetterSchema.migrations + [PreProceedingsSchema.ofEachChild] + SheetSchema.migrations
        + [PreProceedingsSchema.details]
        + CaseLetterSchema.migrations + [LetterSchema.variants]
        + LoadSchema.records + IndicatorSchema.published
        + ComparingSchema.migrations + ExchangeSchema.migrations + [PreProceedingsSchema.corrections]
        + [CaseLetterSchema.readingEase] + IndicatorSchema.confirmations + [ScrutinySchema.linkedActions]

    /// The usual order of each register that grows without end, and filters that would read all of it.
    private static let registerOrders = StoreMigration(
        "2026-11-29 orders of registers",
        """
        CREATE INDEX chaser_by_day ON chaser (day, id);
        CREATE INDEX pack_by_made ON pack (made_on);
        CREATE INDEX pack_of_plan ON pack (plan);
        CREATE INDEX commitment_by_due ON partner_commitment (due);
        CREATE INDEX commitment_of_partner ON partner_commitment (partner, due);
        CREATE INDEX practice_change_by_day ON practice_change (day, id);
        CREATE INDEX question_newest ON committee_question (-julianday(meeting), number);
        """)

    /// Every copy that is compared with its digest: when it is served, and by `throughline verify`.
    static let copies = StoredCopies(
        files: [FileReferences("evidence_version", "digest"), FileReferences("inspection", "document")],
        frozen: [
            ScrutinyCopies.published, ScrutinyCopies.frozen, PackRecords.copies, PlanCopies.sent, PlanCopies.versions,
            PublishedRelease.copies,
        ])

    /// What a worker does with the text of a file.
    static let readers: [FileKind: Reader] = [
        .report: Reader(of: .boxes) { text -> ReportReading in
            do throws(ReportRefusal) {
                var reading = try ReportReader().read(boxes: text.text)
                if text.wasDamaged { reading.doubts.append(.damagedFile) }
                return reading
            } catch {
                throw Refusal(rawValue: error.code) ?? .workerFailed
            }
        },
        .document: .text,
        .letter: .letter,
        .table: .tables,
        .publishedFigures: PublishedRows.reader,
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
    let council: String
    let clock: Clock
    /// What the service does by itself while it runs.
    let rounds: ScheduledJobs
    /// Loads of child-level data, from a browser or from a command.
    let importing: Importing
    /// Measure files to and from other councils, from a browser or from a command.
    let exchange: MeasureExchange

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
        let notices = Notices(
            store, origin: entrance.origin, council: council, veil: Embargo.notices, manager: ChaserRecords.manager)
        let runner = LoadRunner(store)
        let exchange = MeasureExchange(store: store, keys: keys ?? AuditHeads.directory(beside: store.directory))
        let sources = [
            InspectionDeadlines(store).source, ActionPlanDeadlines(store).source, EvidenceDeadlines(store).source,
            ScrutinyDeadlines(store: store).source, BoardDeadlines(store).source, QuestionRegister.register.deadlines(in: store),
            WorkProgrammeRegister.register.deadlines(in: store),
            ChildDeadlines(store).source, LoadDeadlines(store).source, GrantDeadlines(store).source,
            IncidentRegister.register.deadlines(in: store), DueDeadlines(store).source, CaseRegister.register.deadlines(in: store),
        ]
        let searched = Composition.searched(store)
        let index = SearchIndex(store, searched)
        try index.start()
        try await Composition.copies.sealOlder(in: store)
        let councilSignIn = OpenIDPages(
            store: store, provider: provider.map { Provider($0) }, origin: entrance.origin, logger: logger)
        var ways = ways ?? SignInWays(keys: AuditHeads.directory(beside: store.directory))
        ways.provider = councilSignIn.door
        let embargo = try await Embargo(store: store)
        service = try Service(
            store: store, council: council, isDemonstration: try await settings.value(.demonstration) != nil, policy: policy,
            navigation: MainNavigation.items, clock: clock, entrance: entrance, passwords: passwords, ways: ways, notices: notices,
            health: [Composition.confinement], hasSearch: true
        ) { site in
            SitePages().register(on: &site)
            SavedViews(store).register(on: &site)
            councilSignIn.register(on: &site)
            GroupPages(store: store, settings: provider, notices: notices).register(on: &site)
            HomePage(store: store, sources: sources, notices: HomeNotices(notices)).register(on: &site)
            SettingsPage.register(on: &site)
            AuthorityPage(store: store).register(on: &site)
            CrestPage(store: store).register(on: &site)
            SearchPages(store: store, sources: searched).register(on: &site)
            FirstSteps(store: store).register(on: &site)
            CalendarPages(store: store, notices: notices, sources: sources, policy: policy, clock: clock, origin: entrance.origin).register(
                on: &site)
            site.checking(embargo.check) { site in
                InspectionPages(
                    store: store, workers: WorkerPool(), thread: line.thread, onward: line.onward, council: council, cases: .through(store)
                )
                .register(on: &site)
                ActionPlanPages(
                    store: store, thread: line.thread, watch: SignOffPosts.watch(notices), besides: BoardAsides(store).action
                ).register(on: &site)
                GoldenThread(store: store, line: line).register(on: &site)
                ThreadsByFinding(store: store, line: line).register(on: &site)
                BoardPages(store: store, thread: line.thread).register(on: &site)
                ChaserPages(store: store).register(on: &site)
                PartnerPages(store: store, origin: entrance.origin).register(on: &site)
                PackPages(store: store, council: council, documents: DocumentMaker(store: store), origin: entrance.origin).register(
                    on: &site)
                ScrutinyPages(store: store, thread: line.thread, documents: DocumentMaker(store: store), council: council, clock: clock)
                    .register(
                        on: &site)
                IndicatorPages(
                    store: store, watch: MeasureWatching.watch, guardian: ImpactSigns.guardian,
                    gains: ImpactSigns.gains, links: MeasureWatching.links(store, line),
                    workers: WorkerPool()
                )
                .register(on: &site)
                EvidencePages(
                    store: store, texts: .worker(), thread: line.thread, keys: keys ?? AuditHeads.directory(beside: store.directory),
                    citations: WholeThread.citations
                ).register(on: &site)
                ChildPages(store: store, notices: notices).register(on: &site)
                QualityPages(store: store).register(on: &site)
                MeasuredPages(store: store, watch: MeasureWatching.watch).register(on: &site)
                FrozenMonthPages(store: store).register(on: &site)
                DuePages(store: store).register(on: &site)
                SharingPages(store: store).register(on: &site)
                ComparePages(store: store, workers: WorkerPool()).register(on: &site)
                RegionPages(store: store).register(on: &site)
                ExchangePages(exchange: exchange).register(on: &site)
                ApiPages(store: store, origin: entrance.origin).register(on: &site)
                RegisterPages(IncidentRegister.register, store: store).register(on: &site)
                LoadPages(store: store, runner: runner, notices: notices, policy: policy, watch: MeasureWatching.watch).register(on: &site)
                TrackerPages(store: store, workers: WorkerPool()).register(on: &site)
                CaseLetterPages(store: store, workers: WorkerPool()).register(on: &site)
            }
            GrantPages(
                store: store, notices: notices, origin: entrance.origin, further: ChildPages.ownFamiliesLink,
                committees: { try ScrutinyRecords.committees(in: $0) }
            ).register(on: &site)
            NoticePages(notices).register(on: &site)
            LetterPages(store: store, workers: WorkerPool()).register(on: &site)
            TemplatePages(store: store, documents: DocumentMaker(store: store)).register(on: &site)
        }
        accounts = service.accounts
        (self.entrance, self.store, self.clock, self.council) = (entrance, store, clock, council)
        importing = Importing(runner: runner, store: store, clock: clock)
        self.exchange = exchange
        rounds = Composition.rounds(notices, policy, clock, mail ?? .folder(of: store), council, index)
    }

    /// Every kind of thing that the search finds, in the order in which its page shows them.
    static func searched(_ store: Store) -> [SearchSource] {
        InspectionSearch.sources + ActionPlanSearch.sources + EvidenceSearch.sources(store) + BoardSearch.sources + ScrutinySearch.sources
            + IndicatorSearch.sources + IncidentRegister.register.search("incidents", "Near misses and breaches")
            + StatementRegister.register.search("told-the-committee", "What we told the committee")
            + ChildSearch.sources(store) + CaseSearch.sources(store)
    }

    /// Asks after the plan once a day, tells at once what slipped back, and sends what waits.
    private static func rounds(
        _ notices: Notices, _ policy: Policy, _ clock: Clock, _ mail: MailWay, _ council: String, _ index: SearchIndex
    ) -> ScheduledJobs {
        let (chasers, regressions) = (Chasers(notices, policy: policy), RegressionWatch(notices, policy: policy))
        let due = DueMail(notices)
        let postman = MailQueue(notices.store, way: mail, council: council)
        let tracker = TrackerRounds(notices.store)
        return ScheduledJobs(
            clock: clock,
            [
                ScheduledJobs.Work("fall-backs") { try await regressions.look(on: $0) },
                ScheduledJobs.Work("due and overdue") { try await due.run(on: $0) },
                ScheduledJobs.Work("chasers") { try await chasers.run(on: $0) },
                ScheduledJobs.Work("legal tracker") { try await tracker.look(on: $0) },
                // One row says whether there is anything to check: after a stop between accepting a load and checking it.
                ScheduledJobs.Work("data quality") {
                    try await LoadStore(notices.store, watch: MeasureWatching.watch).checkQuality(on: $0, by: .system)
                },
                ScheduledJobs.Work("mail") { _ in try await postman.deliver() }, index.daily,
            ], first: [ScheduledJobs.Work("mail under way") { _ in try await postman.takeUp() }])
    }
}
