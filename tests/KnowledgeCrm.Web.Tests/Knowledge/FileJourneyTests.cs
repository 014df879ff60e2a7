using System.Text;
using KnowledgeCrm.Common;
using KnowledgeCrm.Drafts;
using KnowledgeCrm.Knowledge;
using Microsoft.Playwright;

namespace KnowledgeCrm.Web.Tests.Knowledge;

/// <summary>Files in the editor, in a real browser: chosen, pasted, dropped, refused, kept, and read.</summary>
public sealed class FileJourneyTests(Desk desk) : IClassFixture<Desk>
{
    // Draws a picture and gives it to the text as a paste or a drop does.
    private const string GivePicture = """
        async (area, how) => {
          const canvas = document.createElement('canvas');
          canvas.width = 40; canvas.height = 30;
          canvas.getContext('2d').fillRect(0, 0, how === 'drop' ? 20 : 10, 10);
          const blob = await new Promise(done => canvas.toBlob(done, 'image/png'));
          const data = new DataTransfer();
          data.items.add(new File([blob], 'image.png', { type: 'image/png' }));
          area.setSelectionRange(area.value.length, area.value.length);
          area.dispatchEvent(how === 'drop'
            ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
            : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_is_pasted_described_saved_beside_a_table_and_seen_by_readers()
    {
        var (author, page, number) = await EditingAsync("See the plan.\n\n");
        await page.EvalOnSelectorAsync("#body", GivePicture, "paste");
        await page.ClickAsync("#picture-insert");
        await Assertions.Expect(page.Locator("#picture-error")).ToBeVisibleAsync();
        await page.FillAsync("#picture-alt", "The [old] pump");
        await page.Locator("#picture-alt").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("See the plan.\n\n![The \\[old\\] pump](image.png)");
        await Assertions.Expect(page.Locator("#preview img")).ToHaveAttributeAsync("alt", "The [old] pump");

        // The next one has the same name in the clipboard, and takes no other's place.
        await page.EvalOnSelectorAsync("#body", GivePicture, "drop");
        await page.FillAsync("#picture-alt", "The new pump");
        await page.ClickAsync("#picture-insert");
        await Assertions.Expect(page.Locator("#preview img")).ToHaveCountAsync(2);
        await page.ClickAsync("[data-mark=table]");
        await Assertions.Expect(page.Locator("#preview table")).ToHaveCountAsync(1);
        await page.SetInputFilesAsync("#file-input", [TextFile("torque.txt", "14 quibbetmetres"), TextFile("manual.pdf", "%PDF-1.7")]);
        await Assertions.Expect(page.Locator(".files .file-name")).ToHaveTextAsync(["image.png", "image-2.png", "torque.txt", "manual.pdf"]);
        await SaveAsync(page);

        Assert.Equal(["image-2.png", "image.png", "manual.pdf", "torque.txt"], (await desk.WorkAsync(number)).Attachments.Select(f => f.FileName));
        var (reviewer, _) = await desk.PersonAsync(Role.Reviewer);
        Assert.True((await desk.Get<SubmitArticle>().RunAsync(author, number, Stop)).Succeeded);
        var slug = (await desk.Get<ApproveArticle>().RunAsync(reviewer, number, null, Stop)).Value.Slug;
        await using var visiting = await page.Context.Browser!.NewContextAsync(new() { BaseURL = desk.Server.Address.ToString() });
        var reader = await visiting.NewPageAsync();
        await reader.GotoAsync($"/articles/{slug}");
        await Assertions.Expect(reader.Locator(".article-body img")).ToHaveCountAsync(2);
        Assert.True(await reader.Locator(".article-body img").First.EvaluateAsync<bool>("image => image.decode().then(() => image.naturalWidth === 40)"));
        await Assertions.Expect(reader.Locator(".article-body table")).ToHaveCountAsync(1);
        // What the text shows needs no taking along.
        await Assertions.Expect(reader.Locator(".article-files a")).ToHaveTextAsync(["manual.pdf", "torque.txt"]);
    }

    [Fact]
    public async Task F30_F33_what_cannot_be_taken_is_said_beside_the_others()
    {
        var (_, page, number) = await EditingAsync("Text.");
        await page.SetInputFilesAsync("#file-input", [
            TextFile("page.png", "<script>alert(1)</script>"), TextFile("program.exe", "MZ"), TextFile("sound.txt", "sound"),
            new() { Name = "huge.png", MimeType = "image/png", Buffer = Huge },
        ]);
        await Assertions.Expect(page.Locator(".file-uploads .alert")).ToHaveCountAsync(3);
        foreach (var said in new[] { "page.png", "program.exe", "50000" }) await Assertions.Expect(page.Locator(".file-uploads .alert").Filter(new() { HasText = said })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".files .file-name")).ToHaveTextAsync(["sound.txt"]);
        await page.Locator(".file-uploads .alert button").First.ClickAsync();
        await Assertions.Expect(page.Locator(".file-uploads .alert")).ToHaveCountAsync(2);
        await page.Locator(".file-buttons button").Last.ClickAsync();
        await Assertions.Expect(page.Locator(".files .file-name")).ToHaveCountAsync(0);
        Assert.Empty((await desk.WorkAsync(number)).Attachments);
    }

    [Fact]
    public async Task A_file_of_many_megabytes_comes_in_and_one_beyond_the_limit_is_not_even_sent()
    {
        var (_, page, _) = await EditingAsync("Text.");
        var large = Path.GetTempFileName();
        try
        {
            await using (var file = File.OpenWrite(large)) file.SetLength(FileIntake.Largest + 1);
            await page.SetInputFilesAsync("#file-input", large);
            await Assertions.Expect(page.Locator(".file-uploads .alert")).ToContainTextAsync("20 MB");
            await File.WriteAllTextAsync($"{large}.txt", new string('x', 6 << 20), Stop);
            await page.SetInputFilesAsync("#file-input", $"{large}.txt");
            await Assertions.Expect(page.Locator(".files .file-name")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
            await Assertions.Expect(page.Locator(".files .file").First).ToContainTextAsync("6.0 MB");
        }
        finally
        {
            File.Delete(large);
            File.Delete($"{large}.txt");
        }
    }

    [Fact]
    public async Task A_closed_tab_gives_back_text_and_files()
    {
        var (author, page, number) = await EditingAsync("Text.");
        await page.SetInputFilesAsync("#file-input", [TextFile("torque.txt", "14 Nm")]);
        await Assertions.Expect(page.Locator(".files .file-name")).ToHaveCountAsync(1);
        await page.FillAsync("#body", "Half a sentence that nobody sav");
        await Assertions.Expect(page.Locator("#preview")).ToContainTextAsync("nobody sav");
        var next = await page.Context.NewPageAsync();
        await page.CloseAsync(new() { RunBeforeUnload = false });

        await Desk.EventuallyAsync(async () => (await desk.Get<KeptDraftReading>().RunAsync(author, $"article:{number}", Stop)).Value?.Contains("nobody sav") == true);
        await Desk.OpenAsync(next, $"/console/articles/{number}/edit");
        await Assertions.Expect(next.Locator("#body")).ToHaveValueAsync("Half a sentence that nobody sav");
        await Assertions.Expect(next.Locator(".files .file-name")).ToHaveTextAsync(["torque.txt"]);
        await SaveAsync(next);
        Assert.Equal("torque.txt", Assert.Single((await desk.WorkAsync(number)).Attachments).FileName);
    }

    private async Task<(Actor Author, IPage Page, string Number)> EditingAsync(string body)
    {
        var (author, email) = await desk.PersonAsync(Role.Author);
        var number = await desk.DraftAsync(author);
        var page = await desk.PageAsync(email);
        await Desk.OpenAsync(page, $"/console/articles/{number}/edit");
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("Text.");
        await page.FillAsync("#body", body);
        return (author, page, number);
    }

    private static async Task SaveAsync(IPage page)
    {
        await page.ClickAsync("#save");
        await Assertions.Expect(page.Locator("#saving")).ToHaveTextAsync("Saved");
    }

    private static FilePayload TextFile(string name, string text) => new() { Name = name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(text) };

    private static byte[] Huge => [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50, 8, 2, 0, 0, 0];
}
