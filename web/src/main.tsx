// Starts the page: language and display settings first, so that nothing flickers.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { applyDisplay } from "./frame/display";
import { keepLanguage, startingLanguage, wordsOf } from "./words";
import "./ui/fonts.css";
import "./ui/tokens.css";
import "./ui/components.css";
import "./ui/pages.css";

async function start() {
  applyDisplay();
  const language = startingLanguage();
  keepLanguage(language);
  const words = await wordsOf(language);
  const root = document.getElementById("root");
  if (root) {
    createRoot(root).render(
      <StrictMode>
        <App language={language} words={words} />
      </StrictMode>,
    );
  }
}

void start();
