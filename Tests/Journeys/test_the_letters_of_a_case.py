"""The letters of a case: a planted address caught, a second reader, only the final file goes out, a score by somebody else."""

import html

import checks
from service import Service

TRACKER = "/pre-proceedings"
CLEAN = (
    "Dear Mr Hale,\n\nWe are writing to you about Ava. We are worried because Ava missed 14 days of school.\n\n"
    "You need to take Ava to school every day by 1 July. Kerry was convicted of theft in 2019.\n"
)


def file(text, name="letter.txt"):
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def pdf(page, text):
    sheet = page.context.new_page()
    sheet.set_content(f"<pre style='white-space: pre-wrap'>{html.escape(text)}</pre>")
    made = {"name": "letter.pdf", "mimeType": "application/pdf", "buffer": sheet.pdf(format="A4")}
    sheet.close()
    return made


def test_the_letters_of_a_case(world):
    findings = checks.Findings()
    with Service() as service:
        tracker = world.visitor(service)
        tracker.sign_in_as("legalTracker")
        page = tracker.page
        page.goto(TRACKER + "?stage=screening")
        page.locator("tbody a").first.click()
        tracker.open("Letters of this case")
        letters = page.url

        def opened(visitor, title):
            form = visitor.page.locator("details", has=visitor.page.locator("button", has_text=title)).first
            if form.get_attribute("open") is None:
                form.locator("summary").click()
            return form

        def send(visitor, title):
            visitor.page.get_by_role("button", name=title, exact=True).first.click()

        for name in ("Mr Hale and Ms Hale", "Mr Hale", "Kerry Hale"):
            form = opened(tracker, "Add a person")
            form.get_by_label("Name").fill(name)
            form.get_by_label("Yes", exact=True).check()
            send(tracker, "Add a person")
            tracker.says("Enter one person." if " and " in name else name)
        form = opened(tracker, "Protect somebody’s whereabouts")
        form.get_by_label("Who must not find out").select_option(label="Mr Hale")
        form.get_by_label("Whose whereabouts").fill("Kerry Hale")
        form.get_by_label("Address", exact=True).fill("14 Rowan Close, Telford, TF3 4AB")
        send(tracker, "Protect somebody’s whereabouts")
        tracker.says("Hold separate meetings")
        checks.everything(page, findings)

        def prepare(text, name="letter.txt"):
            form = opened(tracker, "Prepare a letter")
            form.get_by_label("To", exact=True).select_option(label="Mr Hale")
            form.get_by_label("Kind").select_option(label="Letter before proceedings")
            form.get_by_label("The final file").set_input_files(text if isinstance(text, dict) else file(text, name))
            send(tracker, "Prepare a letter")

        clean = pdf(page, CLEAN)
        prepare(pdf(page, CLEAN + "\nThey are at 14 rowan cl.\n"))
        tracker.says("must not learn")
        checks.everything(page, findings, False)
        prepare(CLEAN, name="14_Rowan_Close_TF3_4AB.txt")
        tracker.says("This file, its name or the subject line names what its reader must not learn")
        prepare(CLEAN + "\nYours sincerely\n[name of manager]\n")
        tracker.says("“[name of manager]” is not filled in")
        prepare(clean)
        tracker.says("1 sentence for the second reader")
        tracker.says("Somebody else reads this letter")

        manager = world.visitor(service)
        manager.sign_in_as("serviceManager")
        manager.page.goto(letters)
        opened(manager, "Record that you have read it").get_by_label("The final file").set_input_files(clean)
        send(manager, "Record that you have read it")
        manager.says("Kerry was convicted of theft in 2019.")
        form = opened(manager, "Record that you have read it")
        form.get_by_label("The final file").set_input_files(file(CLEAN + "\n"))
        form.get_by_label("I have looked at each").check()
        send(manager, "Record that you have read it")
        manager.says("This is not the file that was prepared.")
        form = opened(manager, "Record that you have read it")
        form.get_by_label("The final file").set_input_files(clean)
        form.get_by_label("I have looked at each").check()
        send(manager, "Record that you have read it")
        manager.says("ready to go out")

        page.goto(letters)
        opened(tracker, "Record that it went out").get_by_label("The file that went out").set_input_files(file("Dear Mr Hale"))
        send(tracker, "Record that it went out")
        tracker.says("This is not the file that was prepared.")
        opened(tracker, "Record that it went out").get_by_label("The file that went out").set_input_files(clean)
        send(tracker, "Record that it went out")
        tracker.says("Went out on")

        manager.page.goto(letters)
        form = opened(manager, "Score the letter")
        for part in form.locator("fieldset").all():
            part.get_by_label("2: good").check()
        send(manager, "Score the letter")
        manager.says("20 of 20, meets the standard")
        checks.everything(manager.page, findings)
        manager.page.goto(TRACKER + "/letter-sample")
        manager.says("scored letters meet the standard")
        checks.everything(manager.page, findings)
        manager.page.goto(TRACKER + "/figures")
        manager.says("Reading ease of letters (Flesch)")
    findings.are_none()
