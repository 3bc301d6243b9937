import ActionPlans
import EvidenceItems
import Foundation
import Intake
import SiteKit

extension EvidenceStore {
    /// What a draft holds, with its words. A file is read before it is kept, so that what is refused never joins the files.
    func content(_ content: EvidenceDraft.Content) async throws -> (Evidence.Source, VersionText) {
        switch content {
        case .link(let address): known(.link(address))
        case .measure(let pin): known(.measure(pin))
        case .audit(let pin): known(.audit(pin))
        case .voice(let voice): known(.voice(voice))
        case .file(let name, let bytes): try await file(name, bytes)
        case .value, .result: known(try await pinned(content).source)
        }
    }

    /// What of the record a draft pins.
    private func pinned(_ content: EvidenceDraft.Content) async throws -> PinSource {
        let found = try await store.read { db in try content.origin.flatMap { try PinSource($0, in: db) } }
        guard let found else { throw NotFound() }
        return found
    }

    private func known(_ source: Evidence.Source) -> (Evidence.Source, VersionText) {
        (source, VersionText(own: source.ownWords ?? "", isElsewhere: source.kind == .link))
    }

    private func file(_ name: String, _ bytes: [UInt8]) async throws -> (Evidence.Source, VersionText) {
        let digest = Digest(of: bytes)
        let (used, quota, isKept) = try await store.read { db in
            (try EvidenceRecords.bytesUsed(in: db), try EvidenceRecords.quota(in: db), try EvidenceRecords.isKept(digest, in: db))
        }
        guard WithinQuota.allows(adding: isKept ? 0 : bytes.count, to: used, quota: quota) else {
            throw EvidenceRefusal.overQuota(megabytes: quota)
        }
        let text = try await words(of: name, bytes)
        _ = try store.files.keep(bytes)
        return (.file(digest: digest.text, name: name, size: bytes.count), text)
    }

    /// The words of a file, read in the worker from a copy that is gone afterwards.
    private func words(of name: String, _ bytes: [UInt8]) async throws -> VersionText {
        let copy = store.directory.appending(path: "reading-\(UUID().uuidString)")
        guard FileManager.default.createFile(atPath: copy.path, contents: Data(bytes), attributes: [.posixPermissions: 0o600]) else {
            throw StoreFault.unusable(store.directory.path)
        }
        defer { try? FileManager.default.removeItem(at: copy) }
        do {
            return VersionText(try await texts.text(copy.path))
        } catch let refusal as Refusal {
            if let words = EvidenceStore.reasonToRefuse(refusal, name) { throw EvidenceRefusal.refusedFile(words) }
            return VersionText(unread: EvidenceItem.TextState.Reason(refusal).rawValue)
        }
    }

    /// What nobody could read later, or what would run when somebody opens it, is not kept at all.
    private static func reasonToRefuse(_ refusal: Refusal, _ name: String) -> String? {
        switch refusal {
        case .macros: refusal.words
        case .encrypted: "This file is locked with a password, so nobody could read it later. Save a copy without the password."
        case .oldOffice where ["docx", "xlsx", "pptx"].contains { name.lowercased().hasSuffix(".\($0)") }:
            "This file is locked with a password, so nobody could read it later. Save a copy without the password."
        case .emptyFile: "This file is empty. Choose another."
        case .cancelled, .notConfined, .popplerMissing: refusal.words
        default: nil
        }
    }
}

extension EvidenceDraft.Content {
    /// Nil for what was typed or uploaded.
    var origin: PinSource.Origin? {
        switch self {
        case .value(let id): .value(id)
        case .result(let id): .result(id)
        case .link, .file, .measure, .audit, .voice: nil
        }
    }
}
